using OrderProcessing.Orders;

namespace OrderProcessing.Gateways;

/// <summary>Brings goods to most places.</summary>
internal sealed class Carrier(Wire wire)
{
    /// <summary>Takes one line of an order and returns its label.</summary>
    /// <exception cref="OrderRefusedException">It does not go there.</exception>
    public Task<string> ShipAsync(string orderId, OrderLine line, Address to) => wire.AskAsync(
        new Request(orderId, "ship", line.Sku),
        () => to.Country != "Atlantis"
            ? $"label-{orderId}-{line.Sku}"
            : throw new OrderRefusedException($"No carrier goes to {to.City}, {to.Country}."));
}
