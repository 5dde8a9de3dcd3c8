namespace Shop;

public sealed class Basket
{
    private int _changes;

    public List<string> Lines { get; set; } = [];

    public void Add(string line) { Lines.Add(line); _changes++; }

    public bool HasChanged() => _changes > 0;
}

public partial class BasketImport
{
    [Workflow]
    public async partial Task<bool> Import(Basket basket) // WFL3007
    {
        await Store(basket.Lines.Count);
        return basket.HasChanged();
    }

    [Step]
    private static async partial Task Store(int count) => await Task.Yield();
}
