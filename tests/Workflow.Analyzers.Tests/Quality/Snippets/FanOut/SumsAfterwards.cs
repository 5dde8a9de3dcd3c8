namespace Shop;

public partial class SumLater
{
    [Workflow]
    public async partial Task<decimal> Total(IReadOnlyList<string> lines)
    {
        decimal[] prices = await Task.WhenAll(lines.Select(async (line, index) =>
        {
            decimal price = await Price(line);
            decimal factor = 1m;
            if (index > 10) factor -= 0.1m;
            return price * factor;
        }));
        decimal total = 0;
        foreach (decimal price in prices) total += price;
        return total;
    }

    [Step]
    private static async partial Task<decimal> Price(string line) { await Task.Yield(); return line.Length; }
}
