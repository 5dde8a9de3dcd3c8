namespace Shop;

public sealed record Item(string Name, int Weight);
public sealed class Batch { public List<Item> Items { get; } = []; public int Weight { get; private set; } public void Add(Item item) { Items.Add(item); Weight += item.Weight; } }

public partial class BatchWorkflows
{
    [Workflow]
    public async partial Task<int> Run(Item[] items, int budget)
    {
        List<Batch> batches = [new()];
        foreach (Item item in items)
        {
            if (batches[^1].Weight + item.Weight > budget) batches.Add(new Batch());
            batches[^1].Add(item);
        }

        string[] names = [.. batches.Select((batch, index) => $"{index}:{batch.Weight}:{string.Concat(batch.Items.Select(item => item.Name))}")];
        int count = batches.Count;
        await Task.WhenAll(names.Select(name => Ship(name)));
        return count;
    }

    [Step]
    private static async partial Task Ship(string batch) => await Task.Yield();
}
