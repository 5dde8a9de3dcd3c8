namespace Shop;

public partial class SpinningPolling
{
    [Workflow]
    public async partial Task<int> Spin(int start)
    {
        await Announce(start);
        int value = start;
        while (true) // WFL3010
        {
            value = value % 2 == 0 ? value / 2 : value * 3 + 1;
        }
    }

    [Step]
    private static async partial Task Announce(int start) => await Task.Yield();
}
