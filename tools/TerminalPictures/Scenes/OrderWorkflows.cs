using Workflow.Runtime;

namespace TerminalPictures.Scenes;

internal sealed record OrderLine(string Product, int Parcels);

internal sealed record Order(string Id, string Email, OrderLine[] Lines);

internal sealed record Receipt(string Order, string Payment, string[] Labels);

/// <summary>The workflow of the README. Shipping takes as long as the scene wants.</summary>
internal sealed partial class OrderWorkflows(Carrier carrier)
{
    [Workflow]
    public async partial Task<Receipt> ProcessOrder(Order order)
    {
        string payment = await ChargeCard(order);
        string[] labels = await Task.WhenAll(order.Lines.Select(line => Ship(line)));
        await Durable.Delay("2d");
        await Confirm(order.Email);
        return new Receipt(order.Id, payment, labels);
    }

    [Step]
    private static partial Task<string> ChargeCard(Order order) =>
        order.Lines.Length == 0 ? throw new FatalException($"Order {order.Id} has no lines.") : Task.FromResult($"payment-{order.Id}");

    [Step]
    private async partial Task<string> Ship(OrderLine line) => await carrier.ShipAsync(line);

    [Step]
    private static partial Task Confirm(string email) => Task.CompletedTask;
}
