namespace Shop;

public sealed class OrderFailedException(string order, Exception? inner = null) : Exception($"order {order} failed", inner)
{
    public string Order { get; } = order;
}

public partial class ThrowingWorkflows
{
    [Workflow]
    public async partial Task Run(string order)
    {
        ArgumentException.ThrowIfNullOrEmpty(order);
        try
        {
            await Ship(order);
        }
        catch (InvalidOperationException problem) when (problem.GetStepFailure() is { } failure && failure.ToString()!.Length > 0)
        {
            throw new OrderFailedException(order, problem);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            await Cancel(order);
            throw;
        }
    }

    [Step] private static async partial Task Ship(string order) => await Task.Yield();
    [Step] private static async partial Task Cancel(string order) => await Task.Yield();
}
