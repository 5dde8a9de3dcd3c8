using Microsoft.CodeAnalysis;

namespace Workflow.Analyzers.Methods;

/// <summary>Why a durable form of a method cannot be written.</summary>
internal sealed class SignatureProblem(Location location, string finding, string replacement)
{
    public Location Location { get; } = location;

    /// <summary>Follows the method's name in a sentence.</summary>
    public string Finding { get; } = finding;

    public string Replacement { get; } = replacement;

    /// <summary>What a fix can do about it, one of <see cref="SignatureRemedy"/>; null where it is for the user to decide.</summary>
    public string? Remedy { get; init; }
}
