namespace Shop;

public partial class ShadowedContext
{
    [Workflow]
    public async partial Task Run(string id)
    {
        string __context = id; // WFL1019
        await Save(__context);
    }

    [Step]
    private static async partial Task Save(string id) => await Task.Yield();
}
