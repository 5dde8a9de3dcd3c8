namespace Shop;

public partial class QueryWorkflows
{
    [Workflow]
    public async partial Task<string[]> Run(Dictionary<string, int> wishes)
    {
        string[] labels = await Task.WhenAll(wishes.OrderBy(wish => wish.Key).ThenBy(wish => wish.Value).Select(wish => Ship(wish.Key, wish.Value)));
        Array.Reverse(labels);
        labels[0] = labels[0].Trim();
        return labels;
    }

    [Step]
    private static async partial Task<string> Ship(string product, int count) { await Task.Yield(); return $"{product}*{count}"; }
}
