namespace Shop;

public interface IAudit
{
    static int s_count;

    static virtual string Name => "audit";

    int Next() => ++s_count;

    sealed string Stamp() => $"{Next()}";
}

public sealed class Audit : IAudit;

public partial class Auditing(IAudit audit)
{
    [Workflow]
    public async partial Task<int> Run(string order)
    {
        int next = audit.Next(); // WFL2008
        await Ship(order + audit.Stamp()); // WFL2008
        return next + Zero<Audit>();
    }

    private static int Zero<T>() where T : IAudit => T.Name.Length;

    [Step] private static async partial Task Ship(string order) => await Task.Yield();
}
