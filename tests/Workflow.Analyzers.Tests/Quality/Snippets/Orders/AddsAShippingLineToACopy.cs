namespace Shop;

public sealed record Line(string Product, decimal Price);
public sealed record Order(string Id, IReadOnlyList<Line> Lines, decimal Total);

public partial class CopyingWorkflows
{
    [Workflow]
    public async partial Task<Order> Complete(Order order)
    {
        List<Line> lines = [.. order.Lines];
        lines.Add(new Line("shipping", 4.9m));
        lines.Sort((left, right) => string.CompareOrdinal(left.Product, right.Product));
        order = order with { Lines = lines, Total = lines.Sum(line => line.Price) };
        await Publish(order);
        return order;
    }

    [Step]
    private static async partial Task Publish(Order order) => await Task.Yield();
}
