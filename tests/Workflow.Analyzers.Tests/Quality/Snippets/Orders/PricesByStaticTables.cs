using System.Collections.Frozen;

namespace Shop;

public enum Tier { Basic, Silver, Gold }
public sealed record Cart(string Customer, Tier Tier, Dictionary<string, int> Items);

public static class PriceList
{
    private static readonly FrozenDictionary<string, decimal> Prices = new Dictionary<string, decimal>
    {
        ["apple"] = 0.5m,
        ["pear"] = 0.7m,
    }.ToFrozenDictionary();

    private static readonly IReadOnlyDictionary<Tier, decimal> Discounts =
        new Dictionary<Tier, decimal> { [Tier.Silver] = 0.05m, [Tier.Gold] = 0.1m };

    public static decimal PriceOf(string item) => Prices.GetValueOrDefault(item, 1m);

    public static decimal DiscountOf(Tier tier) => Discounts.TryGetValue(tier, out decimal discount) ? discount : 0m;
}

public partial class CartWorkflows
{
    [Workflow]
    public async partial Task<decimal> CheckOut(Cart cart)
    {
        decimal gross = cart.Items.Sum(item => item.Value * PriceList.PriceOf(item.Key));
        decimal net = decimal.Round(gross * (1 - PriceList.DiscountOf(cart.Tier)), 2, MidpointRounding.ToEven);
        await Invoice(cart.Customer, net);
        return net;
    }

    [Step]
    private static async partial Task Invoice(string customer, decimal amount)
    {
        Console.WriteLine($"{DateTime.Now}: {customer} owes {amount}");
        await Task.Delay(10);
    }
}
