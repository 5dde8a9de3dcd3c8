namespace Shop;

public sealed record Order(string Id);

public sealed class OrderService(WorkflowClient client, TimeProvider time)
{
    private int _started;

    public async Task<string> PlaceAsync(Order order, CancellationToken stop)
    {
        _started++;
        Console.WriteLine($"{time.GetUtcNow()}: starting number {_started}");
        WorkflowHandle<string> run = await client.StartHandleAsync(order, new StartOptions { Id = order.Id }, stop).ConfigureAwait(false);
        return await run.GetResultAsync(stop).ConfigureAwait(false);
    }
}

public partial class ServedWorkflows
{
    [Workflow]
    public async partial Task<string> Handle(Order order) => await Book(order);

    [Step]
    private static async partial Task<string> Book(Order order) { await Task.Delay(5); return $"{order.Id}-{Guid.NewGuid()}"; }
}
