namespace Shop;

public partial class ObjectCache
{
    private readonly Dictionary<string, decimal> _prices = [];

    [Workflow]
    public async partial Task<decimal> Total(string[] products)
    {
        decimal total = 0;
        foreach (string product in products)
        {
            if (!_prices.TryGetValue(product, out decimal price)) // WFL2009
                _prices[product] = price = await Price(product); // WFL2009
            total += price;
        }

        return total;
    }

    [Step]
    private static async partial Task<decimal> Price(string product) { await Task.Yield(); return product.Length; }
}
