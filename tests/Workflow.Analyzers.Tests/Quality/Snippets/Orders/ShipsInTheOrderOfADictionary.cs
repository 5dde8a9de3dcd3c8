namespace Shop;

public sealed record Order(string Id, Dictionary<string, int> Quantities);

public partial class ShippingWorkflows
{
    [Workflow]
    public async partial Task<int> ShipAll(Order order)
    {
        int count = 0;
        foreach ((string product, int quantity) in order.Quantities) // WFL2011
        {
            await Ship(product, quantity);
            count += quantity;
        }

        return count;
    }

    [Step]
    private static async partial Task Ship(string product, int quantity) => await Task.Yield();
}
