namespace Shop;

public partial class UnfinishedWorkflows
{
    [Workflow]
    public async partial Task Run(string id)
    {
        await Save(id);
        await Durable.Delay("1s");
    }

    [Step]
    private static async Task Save(string id) => await Task.Yield(); // WFL1001
}
