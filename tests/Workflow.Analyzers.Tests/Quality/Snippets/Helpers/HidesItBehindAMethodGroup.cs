namespace Shop;

public static class Keys
{
    public static string Of(string name) => $"{name}@{Environment.MachineName}";
}

public partial class GroupWorkflows
{
    [Workflow]
    public async partial Task<string> Run(string[] names)
    {
        string[] keys = [.. names.Select(Keys.Of)]; // WFL2012
        await Save(keys);
        return keys[0];
    }

    [Step]
    private static async partial Task Save(string[] keys) => await Task.Yield();
}
