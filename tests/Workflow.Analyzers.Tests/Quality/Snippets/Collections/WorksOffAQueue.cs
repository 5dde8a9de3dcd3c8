namespace Shop;

public sealed record Folder(string Name, string[] Children);

public partial class TreeWorkflows
{
    [Workflow]
    public async partial Task<List<string>> Walk(string root)
    {
        Queue<string> open = new([root]);
        HashSet<string> seen = new(StringComparer.Ordinal) { root };
        List<string> order = [];
        while (open.TryDequeue(out string? name))
        {
            Folder folder = await Load(name);
            order.Add(folder.Name);
            foreach (string child in folder.Children)
            {
                if (seen.Add(child)) open.Enqueue(child);
            }
        }

        order.Sort(StringComparer.OrdinalIgnoreCase);
        return order;
    }

    [Step]
    private static async partial Task<Folder> Load(string name) { await Task.Yield(); return new Folder(name, []); }
}
