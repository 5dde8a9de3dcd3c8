namespace Shop;

public static class OrderTimes
{
    extension(DateTimeOffset moment)
    {
        public bool IsPast => moment < DateTimeOffset.UtcNow;

        public bool IsWeekend => moment.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
    }
}

public partial class ExtensionWorkflows
{
    [Workflow]
    public async partial Task<bool> Run(DateTimeOffset due)
    {
        if (due.IsWeekend) await Durable.Delay("2d");
        bool late = due.IsPast; // WFL2001
        await Save(late);
        return late;
    }

    [Step]
    private static async partial Task Save(bool late) => await Task.Yield();
}
