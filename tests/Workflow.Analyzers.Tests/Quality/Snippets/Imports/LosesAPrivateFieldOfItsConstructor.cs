namespace Shop;

public sealed class Basket
{
    private int _changes;

    public Basket() => _changes = 0;

    public List<string> Lines { get; set; } = [];

    public void Add(string line) { Lines.Add(line); _changes++; }

    public bool HasChanged() => _changes > 0;
}

public partial class ConstructedBasket
{
    [Workflow]
    public async partial Task<int> Import(Basket basket) // WFL3003
    {
        int count = basket.Lines.Count;
        await Store(count);
        return count;
    }

    [Step]
    private static async partial Task Store(int count) => await Task.Yield();
}
