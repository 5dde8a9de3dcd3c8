namespace Shop;

public partial class OddAwaits
{
    [Workflow]
    public async partial Task<string> Run(string order)
    {
        string[] all = [await Ship("a"), .. new[] { await Ship("b") }, await Ship(await Ship(await Ship("c")))];
        all[(await Ship("1")).Length - 1] = $"{await Ship("hole")}{(await Ship("x") is { Length: 1 } x ? x : "y")}";
        string text = await Ship("q") switch { "q" when await Ship("w") == "w" => await Ship("r"), _ => throw new InvalidOperationException(await Ship("t")) };
        using (new Scope(await Ship("scope"))) text += (await Ship("d"), await Ship("e")).Item2; // WFL3001
        lock (all) text += order;
        return await (text.Length > 3 ? Ship(text) : Task.FromResult(text)) ?? (await Ship("f"))[..1];
    }

    private sealed class Scope(string name) : IDisposable { public string Name => name; public void Dispose() { } }

    [Step] private static async partial Task<string> Ship(string order) { await Task.Yield(); return order; }
}
