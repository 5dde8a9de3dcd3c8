namespace Shop;

public partial class UnsortedWorkflows
{
    [Workflow]
    public async partial Task<string[]> Run(Dictionary<string, int> wishes, HashSet<string> tags)
    {
        string[] labels = await Task.WhenAll(wishes.Select(wish => Ship(wish.Key, wish.Value))); // WFL2011
        await Publish(tags.ToList()); // WFL2011
        return [.. wishes.Keys]; // WFL2011
    }

    [Step] private static async partial Task<string> Ship(string product, int count) { await Task.Yield(); return $"{product}*{count}"; }
    [Step] private static async partial Task Publish(List<string> tags) => await Task.Yield();
}
