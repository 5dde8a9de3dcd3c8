namespace Shop;

public partial class LocalCache
{
    [Workflow]
    public async partial Task<decimal> Total(string[] products)
    {
        Dictionary<string, decimal> prices = [];
        decimal total = 0;
        foreach (string product in products)
        {
            if (!prices.TryGetValue(product, out decimal price))
                prices[product] = price = await Price(product);
            total += price;
        }

        return total;
    }

    [Step]
    private static async partial Task<decimal> Price(string product) { await Task.Yield(); return product.Length; }
}
