namespace Shop;

public partial class NestedLambdas
{
    [Workflow]
    public async partial Task<int> Run(List<List<string>> orders)
    {
        int[][] sizes = await Task.WhenAll(orders.Select(async group => await Task.WhenAll(group.Select(async (order, index) =>
        {
            Func<int, Func<int, int>> add = a => b => a + b + index; // WFL3002
            Func<DateTime> late = () => DateTime.Now; // WFL2001
            string label = await Ship(order + late().Year);
            return add(label.Length)(Environment.ProcessorCount); // WFL2012
        }))));
        return sizes.Sum(static each => each.Sum(static one => one));
    }

    [Step] private static async partial Task<string> Ship(string order) { await Task.Yield(); return order; }
}
