namespace Shop;

public abstract class Stamped
{
    protected DateTime Stamp { get; } = DateTime.UtcNow;
}

public partial class StampedWorkflows : Stamped
{
    [Workflow]
    public async partial Task<DateTime> Run(string id)
    {
        DateTime stamp = Stamp; // WFL2001
        await Save(id, stamp);
        return stamp;
    }

    [Step]
    private static async partial Task Save(string id, DateTime stamp) => await Task.Yield();
}
