namespace Shop;

public static class Windows
{
    public static bool IsOpen(int from, int to, DateTimeOffset? at = null)
    {
        DateTimeOffset moment = at ?? DateTimeOffset.UtcNow;
        return moment.Hour >= from && moment.Hour < to;
    }
}

public partial class WindowHours
{
    [Workflow]
    public async partial Task Run(string id)
    {
        while (!Windows.IsOpen(8, 18)) // WFL2001
            await Durable.Delay("15m");
        await Send(id);
    }

    [Step]
    private static async partial Task Send(string id) => await Task.Yield();
}
