using OrderProcessing.Orders;

namespace OrderProcessing.Gateways;

/// <summary>Charges cards.</summary>
internal sealed class CardGateway(Wire wire)
{
    private const string AlwaysDeclined = "4000-0000-0000-0002";

    /// <summary>Charges a card and returns the payment's id.</summary>
    /// <exception cref="OrderRefusedException">The card is declined.</exception>
    public Task<string> ChargeAsync(Order order, decimal total) => wire.AskAsync(
        new Request(order.Id, "charge", order.Card),
        () => order.Card != AlwaysDeclined ? $"pay-{order.Id}" : throw new OrderRefusedException($"The card was declined for {total:0.00} EUR."));

    /// <summary>Gives the money of a payment back.</summary>
    public Task<bool> RefundAsync(string orderId, string payment) => wire.AskAsync(new Request(orderId, "refund", payment), () => true);
}
