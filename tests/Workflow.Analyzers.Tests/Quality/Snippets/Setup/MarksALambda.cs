namespace Shop;

public partial class LambdaSteps
{
    [Workflow]
    public async partial Task Run(string id)
    {
        await Save(id);
        await Durable.Delay("1s");
    }

    [Step]
    private static async partial Task Save(string id) => await Task.Yield();

    [Step]
    private static async partial void Notify(string id) => await Task.Yield(); // WFL1009
}
