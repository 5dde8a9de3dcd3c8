namespace Workflow.Testing.Conformance;

/// <summary>A store does not do what the contract says; the message tells what was expected and what was found.</summary>
public sealed class StoreConformanceException : Exception
{
    /// <summary>Makes the error.</summary>
    public StoreConformanceException(string message)
        : base(message)
    {
    }
}
