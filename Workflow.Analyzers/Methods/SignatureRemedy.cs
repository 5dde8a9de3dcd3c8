namespace Workflow.Analyzers.Methods;

/// <summary>The ways out of an unsupported signature that change nothing of what the method means.</summary>
public static class SignatureRemedy
{
    /// <summary>The property of a diagnostic that names one of them.</summary>
    public const string Property = "Remedy";

    /// <summary>A parameter that is taken <c>in</c> or <c>ref readonly</c> is only read, and a copy does.</summary>
    public const string TakeValue = nameof(TakeValue);

    /// <summary>The generator writes the part without a body.</summary>
    public const string DeleteDefiningPart = nameof(DeleteDefiningPart);

    /// <summary>A type that only its own file can see is made visible to the others.</summary>
    public const string ShowType = nameof(ShowType);
}
