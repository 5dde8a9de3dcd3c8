namespace Shop;

public sealed record Order(string Id, decimal Total);

public partial class Versions
{
    [Workflow("settle_order")]
    public async partial Task<decimal> SettleFirst(Order order)
    {
        await Charge(order.Id, order.Total);
        return order.Total;
    }

    [Workflow("settle_order", Version = "2.0", Default = true)]
    public async partial Task<decimal> Settle(Order order, decimal discount = 0)
    {
        decimal total = order.Total * (1 - discount);
        await Charge(order.Id, total);
        await Notify(order.Id);
        return total;
    }

    [Step("charge_order")] private static async partial Task Charge(string id, decimal total) => await Task.Yield();
    [Step] private static async partial Task Notify(string id) => await Task.Yield();
}
