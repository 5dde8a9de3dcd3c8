using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workflow.Generators.Lowering.StateMachine;

/// <summary>A construct that state machines do not cover: the body becomes a replay body instead. Never leaves the compiler.</summary>
internal sealed class NotCoveredException(SyntaxNode node, string construct, string advice) : Exception($"{construct}: {advice}")
{
    /// <summary>Where the construct stands; the method where it is about all of it.</summary>
    public SyntaxNode Node { get; } = node;

    /// <summary>What it is, as a noun: <c>a foreach over a lazy sequence</c>.</summary>
    public string Construct { get; } = construct;

    /// <summary>What is so of the workflow, as the middle of a sentence about it: <c>it holds a foreach over a lazy sequence</c>.</summary>
    public string Finding => Node is MethodDeclarationSyntax ? $"it stands in {Construct}" : $"it holds {Construct}";

    /// <summary>How to write it otherwise.</summary>
    public string Advice { get; } = advice;
}
