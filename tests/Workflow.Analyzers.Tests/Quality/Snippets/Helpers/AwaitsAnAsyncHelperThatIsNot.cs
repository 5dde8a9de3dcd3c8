namespace Shop;

public interface IStore { Task SaveAsync(string key, int value); }

public sealed class Ledger(IStore store)
{
    public async Task WriteAsync(int value)
    {
        string key = $"ledger-{value}";
        await store.SaveAsync(key, value);
    }
}

public partial class LedgerWorkflows(Ledger ledger)
{
    [Workflow]
    public async partial Task Run(int value)
    {
        await Check(value);
        await ledger.WriteAsync(value); // WFL2006
    }

    [Step]
    private static async partial Task Check(int value) => await Task.Yield();
}
