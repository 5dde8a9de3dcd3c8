namespace Shop;

public interface IKeyed
{
    string Prefix { get; }

    string NewKey() => Prefix + Guid.NewGuid().ToString("N");
}

public sealed class InvoiceKeys : IKeyed
{
    public string Prefix => "INV-";
}

public partial class KeyedWorkflows(IKeyed keys)
{
    [Workflow]
    public async partial Task<string> Run(string customer)
    {
        string key = keys.NewKey(); // WFL2002
        await Save(customer, key);
        return key;
    }

    [Step]
    private static async partial Task Save(string customer, string key) => await Task.Yield();
}
