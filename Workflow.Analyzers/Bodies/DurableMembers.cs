using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Bodies;

/// <summary>The members of <c>Durable</c>, where code uses them.</summary>
internal static class DurableMembers
{
    /// <summary>The member of <c>Durable</c> that an operation uses, or null. <c>nameof</c> uses nothing.</summary>
    public static ISymbol? UsedBy(IOperation operation, KnownSymbols symbols)
    {
        ISymbol? member = operation switch
        {
            IInvocationOperation call => call.TargetMethod,
            IMemberReferenceOperation reference => reference.Member,
            _ => null,
        };
        return KnownSymbols.Is(member?.ContainingType, symbols.Durable) && !CallSite.IsInNameof(operation) ? member : null;
    }

    /// <summary>What does the same in ordinary code, for the end of a message.</summary>
    public static string ReplacementFor(ISymbol member, bool isInStep) => member.Name switch
    {
        "UtcNow" => "use a TimeProvider, or DateTimeOffset.UtcNow",
        "NewGuid" => "use Guid.NewGuid()",
        "Random" => "use Random.Shared",
        "Delay" or "DelayUntil" when isInStep => "call it in the workflow's body, before or after the step",
        "Delay" or "DelayUntil" => "use Task.Delay, or move it into the body of a [Workflow] method",
        "Logger" => "take an ILogger in the constructor",
        "Run" when isInStep => "use StepContext.Current",
        "CancellationToken" => "take a CancellationToken parameter",
        _ => "use it in the body of a [Workflow] method",
    };
}
