using System.Text;
using Microsoft.CodeAnalysis;
using Workflow.Generators.Versioning;

namespace Workflow.Generators.Lowering.Shape;

/// <summary>A durable call of a body, or a loop, branch or handler around calls. It holds syntax, so it lives inside one transform.</summary>
/// <param name="text"><c>step charge_card</c>, <c>loop</c>.</param>
/// <param name="place">Where the user wrote it.</param>
/// <param name="children">What stands in it; null for a call.</param>
internal sealed class SkeletonNode(string text, SyntaxNode place, List<SkeletonNode>? children)
{
    public string Text => text;

    public SyntaxNode Place => place;

    /// <summary>All of them as one text, which is what is hashed.</summary>
    public static string TextOf(IEnumerable<SkeletonNode> nodes)
    {
        StringBuilder text = new();
        foreach (SkeletonNode node in nodes) node.Append(text);
        return text.ToString();
    }

    /// <summary>All of them line by line, each with its place.</summary>
    public static IEnumerable<(SkeletonLine Line, SyntaxNode Place)> LinesOf(IEnumerable<SkeletonNode> nodes) => nodes.SelectMany(static each => each.Lines(0));

    private void Append(StringBuilder whole)
    {
        whole.Append(text);
        if (children is null)
        {
            whole.Append("; ");
            return;
        }

        whole.Append(" { ");
        foreach (SkeletonNode child in children) child.Append(whole);
        whole.Append("} ");
    }

    private IEnumerable<(SkeletonLine Line, SyntaxNode Place)> Lines(int depth) =>
        [(new(depth, text), place), .. (children ?? []).SelectMany(each => each.Lines(depth + 1))];
}
