namespace Shop;

public partial class RawStrings
{
    [Workflow]
    public async partial Task<string> Run(string order, params List<string> tags)
    {
        string json = $$"""
            { "order": "{{order}}", "tags": [{{string.Join(",", [.. tags, "x"])}}], "at": "{{Stamp():O}}" }
            """;
        ReadOnlySpan<char> head = json.AsSpan(0, 3); // WFL3001
        int[] counts = [head.Length, .. tags.Select(tag => tag.Length), tags is [] ? 0 : 1];
        Dictionary<string, int[]> table = new() { ["a"] = counts, ["b"] = [1, 2, .. counts[..1]] };
        await Ship(json, table);
        return json;
    }

    private static DateTime Stamp() => DateTime.UnixEpoch;

    [Step] private static async partial Task Ship(string text, Dictionary<string, int[]> table) => await Task.Yield();
}
