namespace Shop;

public partial class BatchedShipping
{
    [Workflow]
    public async partial Task<string[]> Ship(IReadOnlyList<string> lines, int size = 10)
    {
        List<string> labels = new(lines.Count);
        foreach (string[] batch in lines.Chunk(size).ToArray())
        {
            labels.AddRange(await Task.WhenAll(from line in batch where line.Length > 0 select ShipOne(line)));
            if (labels.Count < lines.Count) await Durable.Delay("10s");
        }

        return labels.ToArray();
    }

    [Step]
    private static async partial Task<string> ShipOne(string line) { await Task.Yield(); return line; }
}
