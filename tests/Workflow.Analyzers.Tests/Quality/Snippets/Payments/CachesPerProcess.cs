namespace Shop;

public static class RateCache
{
    public static decimal LastRate { get; set; } = 1m;
}

public partial class CachedRates
{
    [Workflow]
    public async partial Task<decimal> Convert(decimal amount)
    {
        decimal rate = RateCache.LastRate; // WFL2008
        await Book(amount * rate);
        return amount * rate;
    }

    [Step]
    private static async partial Task Book(decimal amount) => await Task.Yield();
}
