namespace Shop;

public partial class BadlyNamed
{
    [Workflow("ProcessOrder")] // WFL1004
    public async partial Task Run(string id) => await Save(id);

    [Step("save__order")] // WFL1004
    private static async partial Task Save(string id) => await Task.Yield();
}
