namespace Shop;

public static class Process
{
    public static readonly DateTimeOffset Started = DateTimeOffset.UtcNow;
}

public partial class StartedSubscriptions
{
    [Workflow]
    public async partial Task<bool> Renew(string customer)
    {
        bool fresh = Process.Started > new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero); // WFL2001
        if (fresh) await Greet(customer);
        return fresh;
    }

    [Step]
    private static async partial Task Greet(string customer) => await Task.Yield();
}
