using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Lowering.StateMachine.Facts;

/// <summary>
/// The async lambdas and local functions directly inside a body. Each becomes a machine whose frame shares the body's variables, so that
/// <c>items.Select(async item => { await Pack(item); await Ship(item); })</c> can be saved in the middle.
/// </summary>
internal sealed class AsyncFunctions
{
    private readonly HashSet<SyntaxNode> _holders = [];

    public AsyncFunctions(SyntaxNode body)
    {
        All = [.. body.DescendantNodes(each => each == body || !Awaits.IsAsyncFunction(each)).Where(Awaits.IsAsyncFunction)];
        foreach (SyntaxNode function in All)
            for (SyntaxNode? holder = function; holder is not null && _holders.Add(holder) && holder != body; holder = holder.Parent) { }
    }

    public IReadOnlyList<SyntaxNode> All { get; }

    /// <summary>Whether such a function stands in a node.</summary>
    public bool In(SyntaxNode? node) => node is not null && _holders.Contains(node);

    /// <summary>The function of this body that a reference stands in; null for one in the body itself.</summary>
    public static SyntaxNode? Around(SyntaxNode reference, SyntaxNode body) =>
        reference.Ancestors().TakeWhile(each => each != body).LastOrDefault(Awaits.IsAsyncFunction);
}
