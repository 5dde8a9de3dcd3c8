using Microsoft.CodeAnalysis;
using Workflow.Generators.Binding;
using Workflow.Generators.Determinism;

namespace Workflow.Generators.Finding;

/// <summary>
/// What an assembly tells others of its members: which of them a workflow must not call. Empty where there is nothing to tell, and for a project
/// that does not reference the runtime.
/// </summary>
internal sealed record AssemblyFacts(string Text, Failure? Failure)
{
    public static AssemblyFacts Of(Compilation compilation, EquatableArray<BannedLine> usersTable, CancellationToken cancellationToken)
    {
        if (compilation.GetTypeByMetadataName($"{PublishedFacts.AttributeNamespace}.{PublishedFacts.AttributeName}") is null) return new("", null);
        try
        {
            return new(PublishedFacts.Of(compilation, usersTable.Items, cancellationToken), null);
        }
#pragma warning disable CA1031 // Whatever it is, it is a defect of ours that must not take the workflows down.
        catch (Exception problem) when (problem is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return new("", new Failure(compilation.AssemblyName ?? "", $"{problem.GetType().Name}: {problem.Message}"));
        }
    }
}
