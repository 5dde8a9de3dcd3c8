namespace Shop;

public sealed record Tree(string Name, List<Tree> Children);

public partial class RecursiveFunctions
{
    [Workflow]
    public async partial Task<int> Run(Tree root)
    {
        return await Visit(root, 0) + Depth(root);

        async Task<int> Visit(Tree node, int depth)
        {
            await Ship(node.Name, depth);
            int sum = 1;
            foreach (Tree child in node.Children) sum += await Visit(child, depth + 1);
            return sum;
        }

        static int Depth(Tree node) => node.Children.Count == 0 ? 1 : 1 + node.Children.Max(Depth);
    }

    [Step] private static async partial Task Ship(string name, int depth) => await Task.Yield();
}
