namespace Shop;

public partial class TimedSaga
{
    [Workflow]
    public async partial Task Run(string id)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(5)); // WFL2004 WFL3001
        await Prepare(id, timeout.Token);
        await Commit(id, timeout.Token);
    }

    [Step] private static async partial Task Prepare(string id, CancellationToken stop) => await Task.Delay(10, stop);
    [Step] private static async partial Task Commit(string id, CancellationToken stop) => await Task.Delay(10, stop);
}
