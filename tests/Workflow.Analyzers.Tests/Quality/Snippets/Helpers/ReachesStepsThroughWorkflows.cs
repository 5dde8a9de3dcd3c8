namespace Shop;

public partial class DeepWorkflows
{
    [Workflow]
    public async partial Task<int> Run(string[] ids)
    {
        int sum = 0;
        foreach (string id in ids) sum += await Outer(id);
        await Save(sum);
        return sum;
    }

    [Workflow("outer_id")]
    private async partial Task<int> Outer(string id) => await Inner(id.Trim());

    [Workflow("inner_id")]
    private async partial Task<int> Inner(string id)
    {
        await Durable.Delay("1s");
        return await Save(id.Length);
    }

    [Step]
    private static async partial Task<int> Save(int sum) { await Task.Yield(); return sum; }
}
