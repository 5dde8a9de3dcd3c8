namespace Shop;

public partial class CancellableSaga
{
    [Workflow]
    public async partial Task<string> Run(string id, CancellationToken stop = default)
    {
        try
        {
            await Prepare(id, stop);
            await Durable.Delay("7d", stop);
            stop.ThrowIfCancellationRequested();
            await Commit(id);
            return "committed";
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Abort(id);
            return "aborted";
        }
    }

    [Step] private static async partial Task Prepare(string id, CancellationToken stop) => await Task.Delay(10, stop);
    [Step] private static async partial Task Commit(string id) => await Task.Yield();
    [Step] private static async partial Task Abort(string id) => await Task.Yield();
}
