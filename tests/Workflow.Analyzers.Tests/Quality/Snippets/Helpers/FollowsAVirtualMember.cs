namespace Shop;

public abstract class Policy
{
    protected abstract int Delay { get; }

    public TimeSpan Wait() => TimeSpan.FromSeconds(Delay);
}

public sealed class FixedPolicy : Policy
{
    protected override int Delay => 5;
}

public sealed class JitterPolicy : Policy
{
    protected override int Delay => 5 + Random.Shared.Next(3);
}

public partial class PolicyWorkflows(Policy policy)
{
    [Workflow]
    public async partial Task Run(string id)
    {
        await Durable.Delay(policy.Wait()); // WFL2003
        await Execute(id);
    }

    [Step]
    private static async partial Task Execute(string id) => await Task.Yield();
}
