using Microsoft.Extensions.Logging;

namespace Shop;

public sealed record Line(string Product, int Quantity, decimal Price);
public sealed record Order(string Id, string Email, IReadOnlyList<Line> Lines);
public sealed record Receipt(string OrderId, string Payment, string[] Labels, DateTimeOffset At);

public interface IPayments { Task<string> ChargeAsync(string id, decimal amount); }
public interface ICarrier { Task<string> ShipAsync(Line line); }

public partial class OrderWorkflows(IPayments payments, ICarrier carrier)
{
    [Workflow]
    public async partial Task<Receipt> ProcessOrder(Order order)
    {
        decimal total = order.Lines.Sum(line => line.Quantity * line.Price);
        Durable.Logger.LogInformation("processing {Order} for {Total}", order.Id, total);
        string payment = await Charge(order.Id, total);
        string[] labels = await Task.WhenAll(order.Lines.Select(line => Ship(line)));
        await Durable.Delay("2d");
        return new Receipt(order.Id, payment, labels, Durable.UtcNow);
    }

    [Step(MaxRetries = 5, Timeout = "30s")]
    private async partial Task<string> Charge(string id, decimal amount) => await payments.ChargeAsync(id, amount);

    [Step]
    private async partial Task<string> Ship(Line line) => await carrier.ShipAsync(line);
}
