namespace Shop;

public sealed class Sheet
{
    public string? Owner { get; set; }
    public DateTimeOffset? Closed { get; set; }
    public List<string> Rows { get; } = [];
}

public partial class SheetWorkflows
{
    [Workflow]
    public async partial Task<Sheet?> Run(string id, bool wanted)
    {
        Sheet? sheet = wanted ? new Sheet { Rows = { id } } : null;
        sheet?.Owner = await Owner(id);
        sheet?.Closed ??= Durable.UtcNow;
        foreach (string row in await Rows(id)) sheet?.Rows.Add(row);
        if (sheet is { Rows: var rows, Owner: not null }) rows.Sort(StringComparer.Ordinal);
        return sheet;
    }

    [Step] private static async partial Task<string> Owner(string id) { await Task.Yield(); return id; }
    [Step] private static async partial Task<List<string>> Rows(string id) { await Task.Yield(); return [id]; }
}
