using OrderProcessing.Orders;

namespace OrderProcessing.Gateways;

/// <summary>Writes to customers.</summary>
internal sealed class Mailer(Wire wire)
{
    /// <summary>Tells a customer that the goods are on their way.</summary>
    public Task<bool> ConfirmAsync(Order order) => wire.AskAsync(new Request(order.Id, "confirm", order.Email), () => true);
}
