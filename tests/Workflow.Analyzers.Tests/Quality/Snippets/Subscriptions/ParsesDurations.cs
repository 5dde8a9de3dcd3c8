namespace Shop;

public partial class DurationSubscriptions
{
    [Workflow]
    public async partial Task Trial(string customer)
    {
        await Durable.Delay("14 days"); // WFL1006
        await Remind(customer);
        await Durable.Delay("1d12h");
        await Remind(customer);
    }

    [Step(Timeout = "1h30m", RetryDelay = "2s")]
    private static async partial Task Remind(string customer) => await Task.Yield();
}
