namespace Shop;

public sealed class Form { public Dictionary<string, string> Fields { get; set; } = []; }

public static class Forms
{
    public static void Fill(Form form, string value) => form.Fields["state"] = value;

    public static Form Copied(Form form) => new() { Fields = new Dictionary<string, string>(form.Fields) };

    public static Form Filled(Form form) => new() { Fields = new(form.Fields) { ["state"] = "filled" } };
}

public partial class HelperCopies
{
    [Workflow]
    public async partial Task<Form> Complete(string id)
    {
        Form form = await Load(id);
        var own = new Form { Fields = new(form.Fields) };
        Forms.Fill(own, "own");
        Form copied = Forms.Copied(form);
        Forms.Fill(copied, "copied");
        Form filled = Forms.Filled(form);
        filled.Fields["state"] = "changed";
        await Save(copied);
        return filled;
    }

    [Step] private static async partial Task<Form> Load(string id) { await Task.Yield(); return new Form { Fields = { ["id"] = id } }; }
    [Step] private static async partial Task Save(Form form) => await Task.Yield();
}
