namespace Shop;

public partial class SumWorkflows
{
    [Workflow]
    public async partial Task<decimal> Total(IReadOnlyList<string> lines)
    {
        decimal total = 0;
        await Task.WhenAll(lines.Select(async line =>
        {
            total += await Price(line); // WFL3009
        }));
        return total;
    }

    [Step]
    private static async partial Task<decimal> Price(string line) { await Task.Yield(); return line.Length; }
}
