namespace Shop;

public sealed record Line(string Sku, int Count);

public partial record RecordWorkflows(string Region)
{
    public DateTime Made { get; init; } = DateTime.UnixEpoch;

    [Workflow]
    public async partial Task<Line> Run(Line line)
    {
        Line twice = line with { Count = checked(line.Count * 2) };
        (string sku, int count) = twice;
        await Ship(sku + Region + Made.Year, count);
        return twice with { Sku = $"""{sku}-{count:D3}""" };
    }

    [Step] private static async partial Task Ship(string sku, int count) => await Task.Yield();
}
