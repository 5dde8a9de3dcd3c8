using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TrimmedWorkflows.Shop;
using Workflow.Runtime;

HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
Incarnations incarnations = new();
builder.Services.AddSingleton(incarnations);
// Kept in memory; with a snapshot at every commit, and nothing in memory of a run that waits.
builder.Services.AddWorkflows(w => w.AddOrderWorkflows().ConfigureWorker(worker => worker.SnapshotInterval = 1));
using IHost host = builder.Build();
await host.StartAsync();
WorkflowClient client = host.Services.GetRequiredService<WorkflowClient>();
Order order = new("order-1", [new Line("apple", 3), new Line("unicorn", 101), new Line("card", 1)]);

WorkflowHandle<Receipt> run = await client.StartProcessOrderAsync(order, new() { Id = order.Id });
Receipt receipt = await run.GetResultAsync();
Console.WriteLine($"{receipt.OrderId} costs {receipt.Total.Amount} {receipt.Total.Currency}; missing: {receipt.Missing}");
foreach ((string product, Delivery delivery) in receipt.Deliveries.OrderBy(each => each.Key, StringComparer.Ordinal)) Console.WriteLine($"{product}: {delivery}");
Console.WriteLine($"Brought back: {incarnations.Count > 1}; times that its body began: {incarnations.Bodies}");

WorkflowHandle<int> waiting = await client.StartWaitForReturnsAsync(order, 14);
RunStackTrace stack = await waiting.GetStackAsync();
while (stack.Frames.Count == 0)
{
    await Task.Delay(10);
    stack = await waiting.GetStackAsync();
}

RunStackFrame frame = stack.Frames[0];
Console.WriteLine($"{frame.Method} waits at {frame.Checkpoint} with {string.Join(", ", frame.Locals.Select(each => $"{each.Key} = {each.Value}"))}");
await host.StopAsync();
