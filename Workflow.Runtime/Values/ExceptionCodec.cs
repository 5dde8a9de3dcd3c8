namespace Workflow.Runtime.Values;

/// <summary>
/// Takes one exception type apart and rebuilds it: its type, message, inner exceptions and public properties. Emitted by the
/// generator for the exceptions of an assembly; those of the framework are built in.
/// </summary>
public abstract class ExceptionCodec
{
    private protected ExceptionCodec() { }

    /// <summary>The full name of the exception type, as recorded in failures.</summary>
    public abstract string TypeName { get; }
}
