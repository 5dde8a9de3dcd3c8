namespace Shop;

public sealed record Line(string Product, int Quantity);

public partial class EagerShipping
{
    [Workflow]
    public async partial Task<int> Ship(List<Line> lines)
    {
        foreach (Line line in lines.Where(each => each.Quantity > 0).OrderByDescending(each => each.Quantity).ToList())
            await ShipLine(line);
        ILookup<bool, Line> halves = lines.ToLookup(each => each.Quantity > 5);
        int most = halves[true].Select(each => each.Quantity).DefaultIfEmpty(0).Max();
        return most;
    }

    [Step]
    private static async partial Task ShipLine(Line line) => await Task.Yield();
}
