namespace Shop;

public partial class TimerPolling
{
    [Workflow]
    public async partial Task<int> Poll(string id)
    {
        int ticks = 0;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1)); // WFL2004 WFL3001
        while (ticks < 10 && await timer.WaitForNextTickAsync()) // WFL2004
        {
            await Ask(id);
            ticks++;
        }

        return ticks;
    }

    [Step]
    private static async partial Task Ask(string id) => await Task.Yield();
}
