namespace Shop;

public partial class MisconfiguredSteps
{
    [Workflow]
    public async partial Task Renew(string customer)
    {
        await Charge(customer);
        await Mail(customer);
    }

    [Step(MaxRetries = -1)] // WFL1007
    private static async partial Task Charge(string customer) => await Task.Yield();

    [Step(Queue = "Slow Mail")] // WFL1007
    private static async partial Task Mail(string customer) => await Task.Yield();
}
