namespace Shop;

public partial class SortedWorkflows
{
    [Workflow]
    public async partial Task<string> Run(string[] words)
    {
        SortedDictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (string word in words) counts[word] = counts.GetValueOrDefault(word) + 1;
        foreach (KeyValuePair<string, int> count in counts) await Save(count.Key, count.Value);
        SortedSet<int> lengths = [.. words.Select(word => word.Length)];
        await Task.WhenAll(lengths.Select(length => Save("length", length)));
        return string.Join('-', lengths);
    }

    [Step]
    private static async partial Task Save(string word, int count) => await Task.Yield();
}
