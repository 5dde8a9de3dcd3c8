using Workflow.Generators.Binding;

namespace Workflow.Generators.Versioning;

/// <summary>A skeleton's lines as the tree that their indentation says.</summary>
/// <param name="line">The call or structure.</param>
/// <param name="index">Its place among the lines.</param>
internal sealed class SkeletonTree(SkeletonLine line, int index)
{
    private List<SkeletonTree> _children = [];

    /// <summary>
    /// A skeleton with one branch of some guards in their place:
    /// <code>
    /// patched fraud_check
    ///   new
    ///     step check_fraud
    ///   old
    ///     step look_at_order
    /// step ship
    /// </code>
    /// with the old branch is <c>step look_at_order; step ship</c>. A loop or branch with nothing else in it goes as well.
    /// </summary>
    /// <param name="lines">The skeleton.</param>
    /// <param name="isDecided">Whether a guard's question is answered, by its id.</param>
    /// <param name="branch"><c>old</c> for runs that began before the guards were there, <c>new</c> for a guard that was taken away.</param>
    public static List<SkeletonItem> ItemsWithout(EquatableArray<SkeletonLine> lines, Func<string, bool> isDecided, string branch)
    {
        SkeletonTree root = Parse(lines);
        root.Decide(isDecided, branch);
        return ItemsOf(root);
    }

    private static SkeletonTree Parse(EquatableArray<SkeletonLine> lines)
    {
        SkeletonTree root = new(new(-1, ""), -1);
        List<SkeletonTree> path = [root];
        for (int index = 0; index < lines.Count; index++)
        {
            SkeletonTree node = new(lines[index], index);
            int depth = Math.Min(lines[index].Depth, path.Count - 1);
            path.RemoveRange(depth + 1, path.Count - depth - 1);
            path[depth]._children.Add(node);
            path.Add(node);
        }

        return root;
    }

    private void Decide(Func<string, bool> isDecided, string branch)
    {
        List<SkeletonTree> children = [];
        foreach (SkeletonTree child in _children)
        {
            bool wasEmpty = child._children.Count == 0;
            child.Decide(isDecided, branch);
            // To ask is no call that a log would mind, wherever it stands.
            if (child.Line is { PatchId: not null, IsGuard: false }) continue;
            if (child.Line.PatchId is { } id && isDecided(id)) children.AddRange(child._children.Where(each => each.Line.Text == branch).SelectMany(static each => each._children));
            else if (wasEmpty || child._children.Count > 0 || !child.Line.IsStructure) children.Add(child);
        }

        _children = children;
    }

    private static List<SkeletonItem> ItemsOf(SkeletonTree root)
    {
        List<SkeletonItem> items = [];
        Add(root, "");
        return items;

        void Add(SkeletonTree node, string path)
        {
            foreach (SkeletonTree child in node._children)
            {
                items.Add(new(child.Line.Text, path, child.Line.IsStructure, child.Index));
                Add(child, $"{path}{child.Line.Text}/");
            }
        }
    }

    private SkeletonLine Line => line;

    private int Index => index;
}
