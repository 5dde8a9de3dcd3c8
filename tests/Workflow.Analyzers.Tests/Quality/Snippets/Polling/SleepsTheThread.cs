namespace Shop;

public partial class SleepyPolling
{
    [Workflow]
    public async partial Task<int> Poll(string id)
    {
        int rounds = 0;
        while (!await IsReady(id))
        {
            Thread.Sleep(1000); // WFL2004
            rounds++;
        }

        return rounds;
    }

    [Step]
    private static async partial Task<bool> IsReady(string id) { await Task.Yield(); return id != ""; }
}
