namespace Shop;

public sealed record Line(string Product, decimal Price);

public interface ICatalogue { Task<List<Line>> LinesAsync(string order); }

public partial class LineWorkflows(ICatalogue catalogue)
{
    [Workflow]
    public async partial Task<decimal> Price(string order)
    {
        List<Line> lines = await Load(order);
        lines.Add(new Line("shipping", 4.9m)); // WFL3004
        decimal total = lines.Sum(line => line.Price);
        await Publish(order, total);
        return total;
    }

    [Step]
    private async partial Task<List<Line>> Load(string order) => await catalogue.LinesAsync(order);

    [Step]
    private static async partial Task Publish(string order, decimal total) => await Task.Yield();
}
