namespace Shop;

public partial class QuoteWorkflows
{
    [Workflow]
    public async partial Task<decimal> Cheapest(string[] shops)
    {
        List<Task<decimal>> open = [.. shops.Select(shop => Quote(shop))];
        decimal best = decimal.MaxValue;
        while (open.Count > 0)
        {
            Task<decimal> next = await Task.WhenAny(open);
            open.Remove(next);
            best = Math.Min(best, await next);
        }

        return best;
    }

    [Step]
    private static async partial Task<decimal> Quote(string shop) { await Task.Yield(); return shop.Length; }
}
