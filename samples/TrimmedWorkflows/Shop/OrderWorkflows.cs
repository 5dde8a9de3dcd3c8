using Workflow.Runtime;

namespace TrimmedWorkflows.Shop;

/// <summary>What can be in a body: values of every make, a step that is tried again, one that fails for good, lambdas that wait, and a long wait.</summary>
public sealed partial class OrderWorkflows
{
    private readonly Incarnations _incarnations;

    public OrderWorkflows(Incarnations incarnations)
    {
        _incarnations = incarnations;
        incarnations.Begin();
    }

    [Workflow]
    public async partial Task<Receipt> ProcessOrder(Order order)
    {
        _incarnations.BeginBody();
        (string Product, string Reason)? missing = null;
        List<Line> available = [];
        foreach (Line line in order.Lines)
        {
            try
            {
                await Reserve(line);
                available.Add(line);
            }
            catch (OutOfStockException problem)
            {
                await Durable.Delay("50ms");
                missing = (problem.Product, problem.Message);
            }
        }

        Price total = await PriceLines(available);
        Dictionary<string, Delivery> deliveries = [];
        await Task.WhenAll(available.Select(async line =>
        {
            Delivery delivery = await Pack(line);
            await Durable.Delay("50ms");
            deliveries[line.Product] = delivery with { Label = await Ship(delivery) };
        }));
        return new Receipt(order.Id, total, deliveries, missing);
    }

    [Workflow]
    public static async partial Task<int> WaitForReturns(Order order, int days)
    {
        DateTimeOffset until = Durable.UtcNow.AddDays(days);
        await Durable.DelayUntil(until);
        return order.Lines.Count;
    }

    [Step(MaxRetries = 3, RetryDelay = "1ms")]
    private static async partial Task Reserve(Line line)
    {
        await Task.Yield();
        if (line.Quantity > 100) throw new OutOfStockException($"There are no {line.Quantity} of them.", line.Product);
        if (StepContext.Current!.Attempt < 3) throw new TimeoutException("The stock list is slow today.");
    }

    [Step]
    private static partial Task<Price> PriceLines(List<Line> lines) => Task.FromResult(new Price(1.50m * lines.Sum(line => line.Quantity), "EUR"));

    [Step]
    private static partial Task<Delivery> Pack(Line line) =>
        Task.FromResult<Delivery>(line.Quantity > 1 ? new Parcel(line.Product, 2 * line.Quantity) : new Letter(line.Product));

    [Step]
    private static partial Task<string> Ship(Delivery delivery) => Task.FromResult($"{delivery.Label} by {(delivery is Parcel ? "van" : "bicycle")}");
}
