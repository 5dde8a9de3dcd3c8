namespace Shop;

public partial class ExpressionBodies
{
    [Workflow]
    public async partial Task<string> Run(string order) => order is { Length: > 3 } ? await Ship(order + DateTime.UtcNow.Year) : throw new ArgumentException(nameof(DateTime.Now)); // WFL2001

    [Workflow]
    public async partial ValueTask<int> Count(string? order) => (await Ship(order ?? await Ship("none"))) is [.., var last] ? last : -1;

    [Step] private static async partial Task<string> Ship(string order) { await Task.Yield(); return order; }
}
