namespace Shop;

public sealed record Order(string Id);

public partial class RetryingOrders
{
    private int _attempts;

    [Workflow]
    public async partial Task Place(Order order)
    {
        while (!await TryPlace(order))
        {
            _attempts++; // WFL2009
            await Durable.Delay(TimeSpan.FromMinutes(1));
        }
    }

    [Step]
    private static async partial Task<bool> TryPlace(Order order) { await Task.Yield(); return order.Id != ""; }
}
