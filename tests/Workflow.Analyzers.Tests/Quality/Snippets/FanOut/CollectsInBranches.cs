namespace Shop;

public partial class LabelWorkflows
{
    [Workflow]
    public async partial Task<List<string>> Labels(string[] lines)
    {
        List<string> labels = [];
        await Task.WhenAll(lines.Select(async line => labels.Add(await Ship(line)))); // WFL3006
        return labels;
    }

    [Step]
    private static async partial Task<string> Ship(string line) { await Task.Yield(); return line; }
}
