namespace Shop;

public sealed record Order(string Id, Dictionary<string, int> Quantities, HashSet<string> Fragile);

public partial class SortedShipping
{
    [Workflow]
    public async partial Task<int> ShipSorted(Order order)
    {
        int weight = 0;
        foreach (int quantity in order.Quantities.Values) weight += quantity;
        KeyValuePair<string, int>[] lines = [.. order.Quantities.OrderBy(line => line.Key, StringComparer.Ordinal)];
        foreach ((string product, int quantity) in lines)
        {
            bool fragile = order.Fragile.Contains(product);
            await Ship(product, quantity, fragile);
        }

        return weight;
    }

    [Step]
    private static async partial Task Ship(string product, int quantity, bool fragile) => await Task.Yield();
}
