namespace Shop;

public sealed class Form { public Dictionary<string, string> Fields { get; set; } = []; public List<string> Notes { get; init; } = []; }

public partial class PropertyPatterns
{
    [Workflow]
    public async partial Task<int> Complete(string id)
    {
        Form? form = await Load(id);
        if (form is { Notes: { Count: > 0 } notes }) notes.Clear(); // WFL3004
        if (form is not { Fields: var fields }) return 0;
        fields["state"] = "done"; // WFL3004
        await Save(fields.Count);
        return fields.Count;
    }

    [Step] private static async partial Task<Form?> Load(string id) { await Task.Yield(); return new Form { Fields = { ["id"] = id } }; }
    [Step] private static async partial Task Save(int count) => await Task.Yield();
}
