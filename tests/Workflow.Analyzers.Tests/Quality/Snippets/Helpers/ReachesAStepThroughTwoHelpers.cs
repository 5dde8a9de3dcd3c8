namespace Shop;

public partial class DeepHelpers
{
    [Workflow]
    public async partial Task<int> Run(string[] ids)
    {
        int sum = 0;
        foreach (string id in ids) sum += await Outer(id); // WFL1017
        await Save(sum);
        return sum;
    }

    private Task<int> Outer(string id) => Inner(id.Trim());

    private async Task<int> Inner(string id)
    {
        await Durable.Delay("1s");
        return await Save(id.Length);
    }

    [Step]
    private static async partial Task<int> Save(int sum) { await Task.Yield(); return sum; }
}
