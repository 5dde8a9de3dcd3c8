namespace Shop;

public partial class PartialProperties
{
    public partial int Limit { get; }

    public partial string Now { get; }

    public partial int Limit => 3;

    public partial string Now => DateTime.Now.ToString("O");

    [Workflow]
    public async partial Task<string> Run(string order)
    {
        for (int i = 0; i < Limit; i++) await Ship(order, i);
        return Now; // WFL2001
    }

    [Step] private static async partial Task Ship(string order, int count) => await Task.Yield();
}
