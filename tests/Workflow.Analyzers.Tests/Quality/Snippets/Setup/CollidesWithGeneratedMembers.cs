namespace Shop;

public partial class Colliding
{
    private readonly int __Save = 1; // WFL1016

    [Workflow]
    public async partial Task Run(string id) => await Save(id + __Save);

    [Step]
    private static async partial Task Save(string id) => await Task.Yield();
}
