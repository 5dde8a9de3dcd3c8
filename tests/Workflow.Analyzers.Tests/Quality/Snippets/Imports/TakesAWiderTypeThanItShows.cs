namespace Shop;

public sealed class Basket
{
    private readonly List<string> _lines;

    public Basket(IEnumerable<string> lines) => _lines = [.. lines];

    public IReadOnlyList<string> Lines => _lines;

    public int Count => _lines.Count;
}

public partial class WiderBasket
{
    [Workflow]
    public async partial Task<int> Import(Basket basket) // WFL3007
    {
        foreach (string line in basket.Lines) await Store(line);
        return basket.Count;
    }

    [Step]
    private static async partial Task Store(string line) => await Task.Yield();
}
