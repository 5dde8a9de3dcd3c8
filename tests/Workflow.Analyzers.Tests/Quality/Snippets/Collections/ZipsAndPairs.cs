namespace Shop;

public partial class ZippingWorkflows
{
    private readonly Dictionary<string, int> _limits = new(StringComparer.Ordinal) { ["eu"] = 5, ["us"] = 7 };

    [Workflow]
    public async partial Task<int> Run(string[] names, int[] counts, string region)
    {
        int limit = _limits.GetValueOrDefault(region, 1);
        (string Name, int Count)[] pairs = [.. names.Zip(counts)];
        int sum = 0;
        foreach ((string name, int count) in pairs)
        {
            if (string.Compare(name, "m", StringComparison.Ordinal) > 0) continue;
            sum += await Take(name, Math.Clamp(count, 0, limit));
        }

        foreach (char each in region) sum += each;
        return sum;
    }

    [Step]
    private static async partial Task<int> Take(string name, int count) { await Task.Yield(); return count; }
}
