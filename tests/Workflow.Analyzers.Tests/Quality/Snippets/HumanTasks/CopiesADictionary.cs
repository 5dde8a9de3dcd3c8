namespace Shop;

public sealed class Form { public Dictionary<string, string> Fields { get; set; } = []; public List<string> Notes { get; init; } = []; }

public static class FormCopies
{
    public static Form Copy(this Form form) => new() { Fields = new Dictionary<string, string>(form.Fields), Notes = [.. form.Notes] };
}

public partial class CopyForms
{
    [Workflow]
    public async partial Task<Form> Complete(string id)
    {
        Form form = await Load(id);
        var fields = new Dictionary<string, string>(form.Fields) { ["state"] = "new" };
        fields.Remove("draft");
        var other = new Form { Fields = new(form.Fields), Notes = form.Notes.ToList() };
        other.Fields["state"] = "other";
        Form copy = form.Copy();
        copy.Fields.Clear();
        copy.Notes.Add($"{fields.Count}");
        await Save(other);
        return copy;
    }

    [Step] private static async partial Task<Form> Load(string id) { await Task.Yield(); return new Form { Fields = { ["id"] = id } }; }
    [Step] private static async partial Task Save(Form form) => await Task.Yield();
}
