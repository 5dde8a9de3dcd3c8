namespace Shop;

public sealed record Line(string Product, int Quantity);

public partial class LazyShipping
{
    [Workflow]
    public async partial Task Ship(List<Line> lines)
    {
        foreach (Line line in lines.Where(each => each.Quantity > 0)) // WFL3001
            await ShipLine(line);
    }

    [Step]
    private static async partial Task ShipLine(Line line) => await Task.Yield();
}
