namespace Shop;

public partial class FillingWorkflows
{
    [Workflow]
    public async partial Task<string[]> Run(string[] names)
    {
        string[] labels = new string[names.Length];
        await Task.WhenAll(names.Select(async (name, index) => labels[index] = await Label(name)));
        Task<string> header = Label("header"), footer = Label("footer");
        await Task.WhenAll(header, footer);
        return [header.Result, .. labels, await footer];
    }

    [Step]
    private static async partial Task<string> Label(string name) { await Task.Yield(); return name; }
}
