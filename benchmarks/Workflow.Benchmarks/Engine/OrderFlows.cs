using Workflow.Runtime;

namespace Workflow.Benchmarks.Engine;

/// <summary>A workflow as users write them, for the size of what is kept of it.</summary>
internal static partial class OrderFlows
{
    /// <summary>Waits in the middle of an order, with six local variables.</summary>
    [Workflow]
    public static async partial Task<string> ShipOrder(Order order)
    {
        Payment payment = await ChargeCard(order);
        decimal weight = 0;
        int parcels = 0;
        string carrier = "Royal Mail";
        List<string> labels = [];
        foreach (Line line in order.Lines)
        {
            labels.Add(await Ship(line));
            if (++parcels == 3) await Durable.Delay(TimeSpan.FromDays(30));
            weight += 0.4m * line.Quantity;
        }

        return $"{order.Id}: {payment.Id}, {parcels} parcels of {weight} kg by {carrier}: {string.Join(", ", labels)}";
    }

    [Step]
    private static partial Task<Payment> ChargeCard(Order order) => Task.FromResult(new Payment("pay-7f3a9c", order.Lines.Sum(line => line.Price * line.Quantity), "GBP"));

    [Step]
    private static partial Task<string> Ship(Line line) => Task.FromResult($"RM{line.Product.Length:D3}{line.Quantity:D3}GB");
}
