using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Lowering.StateMachine;

/// <summary>A construct that state machines do not cover: the body becomes a replay body instead. Never leaves the compiler.</summary>
internal sealed class NotCoveredException(SyntaxNode node, string construct, string advice) : Exception($"{construct}: {advice}")
{
    /// <summary>Where the construct stands.</summary>
    public SyntaxNode Node { get; } = node;

    /// <summary>What it is, as a noun: <c>a foreach over a lazy sequence</c>.</summary>
    public string Construct { get; } = construct;

    /// <summary>How to write it otherwise.</summary>
    public string Advice { get; } = advice;
}
