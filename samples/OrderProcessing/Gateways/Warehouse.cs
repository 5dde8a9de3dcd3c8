using OrderProcessing.Orders;

namespace OrderProcessing.Gateways;

/// <summary>Knows products, and keeps stock for orders.</summary>
internal sealed class Warehouse(Wire wire)
{
    private static readonly Dictionary<string, Product> Products = new Product[]
    {
        new("BOOK-CS", 39.90m, 40), new("BOOK-SQL", 34.50m, 25), new("CHAIR-OAK", 189.00m, 12), new("DESK-OAK", 449.00m, 6),
        new("LAMP-LED", 59.00m, 60), new("MUG-BLUE", 12.50m, 200), new("MUG-RED", 12.50m, 200), new("NOTE-A5", 4.20m, 500),
        new("PEN-INK", 27.00m, 80), new("RUG-WOOL", 229.00m, 4), new("SHELF-PINE", 79.00m, 15), new("VASE-GLASS", 44.00m, 30),
    }.ToDictionary(product => product.Sku);

    /// <summary>What the goods cost together.</summary>
    /// <exception cref="OrderRefusedException">There is no such product.</exception>
    public Task<decimal> PriceAsync(Order order) => wire.AskAsync(
        new Request(order.Id, "price"), () => order.Lines.Sum(line => Find(line).Price * line.Quantity));

    /// <summary>Sets goods aside for an order.</summary>
    /// <exception cref="OrderRefusedException">There are not enough of them.</exception>
    public Task<string> ReserveAsync(string orderId, OrderLine line) => wire.AskAsync(new Request(orderId, "reserve", line.Sku), () =>
    {
        int stock = Find(line).Stock;
        return line.Quantity <= stock
            ? $"{orderId}/{line.Sku}"
            : throw new OrderRefusedException($"{line.Quantity} of {line.Sku} were ordered, and {stock} are there.");
    });

    /// <summary>Puts back whatever was set aside for an order; harmless if nothing was.</summary>
    public Task<bool> ReleaseAsync(string orderId) => wire.AskAsync(new Request(orderId, "release"), () => true);

    private static Product Find(OrderLine line) =>
        Products.TryGetValue(line.Sku, out Product? product) ? product : throw new OrderRefusedException($"There is no product {line.Sku}.");

    private sealed record Product(string Sku, decimal Price, int Stock);
}
