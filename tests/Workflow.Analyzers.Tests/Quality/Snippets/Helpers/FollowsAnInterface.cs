namespace Shop;

public interface IPricing { decimal PriceOf(string product); }

public sealed class FlatPricing : IPricing
{
    public decimal PriceOf(string product) => 10m;
}

public sealed class NightPricing : IPricing
{
    public decimal PriceOf(string product) => DateTime.Now.Hour > 20 ? 8m : 10m;
}

public partial class PricingWorkflows(IPricing pricing)
{
    [Workflow]
    public async partial Task<decimal> Price(string product)
    {
        decimal price = pricing.PriceOf(product); // WFL2001
        await Publish(product, price);
        return price;
    }

    [Step]
    private static async partial Task Publish(string product, decimal price) => await Task.Yield();
}
