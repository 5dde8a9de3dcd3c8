namespace Shop;

public static class Deadlines
{
    public static TimeSpan Left(DateTimeOffset due, TimeProvider time) => due - time.GetUtcNow();
    public static TimeSpan Left(DateTimeOffset due, DateTimeOffset now) => due - now;
}

public partial class DeadlineWorkflows(TimeProvider time)
{
    [Workflow]
    public async partial Task Wait(DateTimeOffset due)
    {
        TimeSpan left = Deadlines.Left(due, Durable.UtcNow);
        if (left > TimeSpan.Zero) await Durable.Delay(left);
        TimeSpan rest = Deadlines.Left(due, time); // WFL2001
        if (rest > TimeSpan.Zero) await Durable.DelayUntil(due);
        await Close(due);
    }

    [Step]
    private static async partial Task Close(DateTimeOffset due) => await Task.Yield();
}
