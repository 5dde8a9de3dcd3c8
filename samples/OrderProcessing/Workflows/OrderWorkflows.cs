using OrderProcessing.Gateways;
using OrderProcessing.Orders;
using Workflow.Runtime;

namespace OrderProcessing.Workflows;

/// <summary>What happens to an order. Each <c>await</c> is a point that the run can be resumed from.</summary>
internal sealed partial class OrderWorkflows(Warehouse warehouse, CardGateway cards, Carrier carrier, Mailer mailer)
{
    /// <summary>Reserves, charges, packs, ships and confirms one order; undoes it all where that is not possible.</summary>
    /// <exception cref="InvalidOrderException">The order makes no sense; nothing was done.</exception>
    /// <exception cref="OrderFailedException">The order could not be fulfilled; what was done is undone.</exception>
    [Workflow("process_order", Version = "1.0.0")]
    public async partial Task<Receipt> ProcessOrder(Order order)
    {
        order.Check();
        decimal total;
        string? payment = null;
        string[] labels;
        try
        {
            total = await PriceOrder(order);
            await Task.WhenAll(order.Lines.Select(line => ReserveStock(order.Id, line)));
            payment = await ChargeCard(order, total);
            await Durable.Delay("1s");                                      // packing: the run is parked
            labels = await Task.WhenAll(order.Lines.Select(line => ShipLine(order.Id, line, order.Address!)));
        }
        catch (Exception problem) when (problem is OrderRefusedException or GatewayUnavailableException)
        {
            if (payment is not null) await RefundPayment(order.Id, payment);
            await ReleaseStock(order.Id);
            throw new OrderFailedException(payment is null ? problem.Message : $"{problem.Message} The payment was refunded.", problem);
        }

        await SendConfirmation(order);
        return new Receipt(order.Id, total, payment, labels);
    }

    [Step(RetryDelay = "100ms")]
    private async partial Task<decimal> PriceOrder(Order order) => await warehouse.PriceAsync(order);

    [Step(RetryDelay = "100ms")]
    private async partial Task<string> ReserveStock(string orderId, OrderLine line) => await warehouse.ReserveAsync(orderId, line);

    [Step(RetryDelay = "150ms", Timeout = "10s")]
    private async partial Task<string> ChargeCard(Order order, decimal total) => await cards.ChargeAsync(order, total);

    // What is paid for must get somewhere in the end, forwards or backwards: these steps do not give up.
    [Step(MaxRetries = 20, RetryDelay = "100ms", MaxRetryDelay = "1s")]
    private async partial Task<string> ShipLine(string orderId, OrderLine line, Address address) => await carrier.ShipAsync(orderId, line, address);

    [Step(MaxRetries = 20, RetryDelay = "100ms", MaxRetryDelay = "1s")]
    private async partial Task SendConfirmation(Order order) => await mailer.ConfirmAsync(order);

    [Step(MaxRetries = 20, RetryDelay = "100ms", MaxRetryDelay = "1s")]
    private async partial Task RefundPayment(string orderId, string payment) => await cards.RefundAsync(orderId, payment);

    [Step(MaxRetries = 20, RetryDelay = "100ms", MaxRetryDelay = "1s")]
    private async partial Task ReleaseStock(string orderId) => await warehouse.ReleaseAsync(orderId);
}
