namespace Shop;

public sealed class Form
{
    public Dictionary<string, string> Fields { get; set; } = [];
}

public static class Forms
{
    public static void Fill(Form form, string name, string value) => form.Fields[name] = value;

    public static Form Filled(Form form, string name, string value) => new() { Fields = new(form.Fields) { [name] = value } };
}

public partial class FormWorkflows
{
    [Workflow]
    public async partial Task<Form> Complete(string id)
    {
        Form form = await Load(id);
        Form other = Forms.Filled(form, "state", "new");
        Forms.Fill(other, "checked", "yes");
        Forms.Fill(form, "state", "done"); // WFL3004
        await Save(other);
        return form;
    }

    [Step] private static async partial Task<Form> Load(string id) { await Task.Yield(); return new Form { Fields = { ["id"] = id } }; }
    [Step] private static async partial Task Save(Form form) => await Task.Yield();
}
