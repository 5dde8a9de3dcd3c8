using Workflow.Runtime;

namespace Workflow.Testing.Tests.Graphs;

public sealed record Order(string Id, Line[] Lines);

public sealed record Line(string Product, int Quantity);

public sealed record Receipt(string Order, string[] Labels);

public sealed class ShippingException : Exception;

/// <summary>The example of docs/graph.md.</summary>
public partial class OrderWorkflows
{
    [Workflow]
    public async partial Task<Receipt> ProcessOrder(Order order)
    {
        decimal total = await PriceOrder(order);
        if (total > 1000) await Approve(order, total);
        string payment = await ChargeCard(order, total);
        try
        {
            string[] labels = await Task.WhenAll(order.Lines.Select(async line =>
            {
                string box = await Pack(line);
                return await Ship(box);
            }));
            await Durable.Delay("2d");
            return new Receipt(order.Id, labels);
        }
        catch (ShippingException)
        {
            await PayBack(payment);
            throw;
        }
    }

    [Workflow]
    public async partial Task PayBack(string payment)
    {
        while (!await Refund(payment)) await Durable.Delay("1h");
    }

    [Step]
    private partial Task<decimal> PriceOrder(Order order) => Task.FromResult(order.Lines.Sum(static line => 10m * line.Quantity));

    [Step]
    private partial Task Approve(Order order, decimal total) => Task.CompletedTask;

    [Step]
    private partial Task<string> ChargeCard(Order order, decimal total) => Task.FromResult($"{order.Id}: {total}");

    [Step]
    private partial Task<string> Pack(Line line) => Task.FromResult(line.Product);

    [Step]
    private partial Task<string> Ship(string box) => Task.FromResult(box);

    [Step]
    private partial Task<bool> Refund(string payment) => Task.FromResult(payment.Length > 0);
}
