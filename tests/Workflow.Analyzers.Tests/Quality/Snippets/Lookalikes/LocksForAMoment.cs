namespace Shop;

public sealed class Registry
{
    private readonly object _gate = new();
    private readonly List<string> _names = ["a", "b"];

    public bool Knows(string name)
    {
        lock (_gate) return _names.Contains(name);
    }
}

public partial class LockingWorkflows(Registry registry)
{
    [Workflow]
    public async partial Task<bool> Run(string name)
    {
        bool known = registry.Knows(name);
        await Save(name, known);
        return known;
    }

    [Step]
    private static async partial Task Save(string name, bool known) => await Task.Yield();
}
