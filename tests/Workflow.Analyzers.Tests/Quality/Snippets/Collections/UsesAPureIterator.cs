namespace Shop;

public static class Pages
{
    public static IEnumerable<(int From, int To)> Of(int count, int size)
    {
        for (int from = 0; from < count; from += size) yield return (from, Math.Min(from + size, count));
    }
}

public partial class PagingWorkflows
{
    [Workflow]
    public async partial Task<int> Run(int count)
    {
        int sum = 0;
        foreach ((int from, int to) in Pages.Of(count, 50).ToArray()) sum += await Load(from, to);
        foreach ((int from, int to) in Pages.Of(sum, 10)) sum -= to - from;
        return sum;
    }

    [Step]
    private static async partial Task<int> Load(int from, int to) { await Task.Yield(); return to - from; }
}
