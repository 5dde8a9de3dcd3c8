namespace Shop;

public partial class LocalWorkflows
{
    [Workflow]
    public async partial Task<string> Run(string[] names)
    {
        string[] keys = [.. names.Select(Key)];
        await Save(keys);
        return string.Join(' ', keys);

        static string Key(string name) => $"{name}-{Guid.NewGuid()}"; // WFL2002
    }

    [Step]
    private static async partial Task Save(string[] keys) => await Task.Yield();
}
