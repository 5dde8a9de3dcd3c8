namespace Shop;

public sealed record Order(string Id, string Customer);

public static class Numbers
{
    public static string Next(string prefix) => $"{prefix}-{Guid.NewGuid():N}"[..12];
}

public partial class NumberedOrders
{
    [Workflow]
    public async partial Task<string> Register(Order order)
    {
        string number = Numbers.Next("ORD"); // WFL2002
        await Save(order.Id, number);
        Guid correlation = Durable.NewGuid();
        await Save(order.Id, correlation.ToString());
        return number;
    }

    [Step]
    private static async partial Task Save(string id, string number) => await Task.Yield();
}
