namespace Shop;

public sealed class Schedule(int hour)
{
    public DateTimeOffset Next(DateTimeOffset after)
    {
        DateTimeOffset today = new(after.Year, after.Month, after.Day, hour, 0, 0, TimeSpan.Zero);
        return today > after ? today : today.AddDays(1);
    }
}

public partial class ScheduleWorkflows
{
    [Workflow]
    public async partial Task Nightly(string job, int times)
    {
        DateTimeOffset next = new Schedule(hour: 2).Next(Durable.UtcNow);
        for (int run = 0; run < times; run++)
        {
            await Durable.DelayUntil(next);
            await Execute(job, run);
            next = new Schedule(2).Next(next);
        }
    }

    [Step(Timeout = "2h")]
    private static async partial Task Execute(string job, int run) => await Task.Delay(TimeSpan.FromSeconds(1));
}
