namespace Shop;

public interface IClock { DateTimeOffset Now { get; } }

public sealed class SystemClock : IClock
{
    public DateTimeOffset Now => DateTimeOffset.Now;
}

public partial class TrialWorkflows(IClock clock)
{
    [Workflow]
    public async partial Task Trial(string customer, int days)
    {
        DateTimeOffset end = clock.Now.AddDays(days); // WFL2001
        await Durable.DelayUntil(end.AddDays(-1));
        await Remind(customer);
        await Durable.DelayUntil(end);
    }

    [Step]
    private static async partial Task Remind(string customer) => await Task.Yield();
}
