namespace Shop;

public sealed class RateClient
{
    public decimal Current(string currency) => currency.Length;
}

public partial class BannedClient(RateClient rates)
{
    [Workflow]
    public async partial Task<decimal> Run(string currency)
    {
        decimal rate = rates.Current(currency); // WFL2014
        await Save(rate);
        return rate;
    }

    [Step]
    private static async partial Task Save(decimal rate) => await Task.Yield();
}
