namespace Shop;

public partial class OneExpression
{
    [Workflow]
    public async partial Task<string> Run(string? order, int[]? numbers) =>
        order is [.., 'x' or 'y' and not 'z', _] text && numbers is [> 0, .. { Length: var rest }, int last] && last is var final and > 3
            ? await (text.Length switch
            {
                0 when rest > 1 => Ship("a"),
                > 0 and < 9 => Ship($"{text[^1]}{final,-4:D2}{(rest > 2 ? "x" : $"{{{rest}}}")}"),
                _ => Ship(((Func<string, string>)(each => each switch { "b" => "c", var other => other[1..] }))(text)),
            })
            : (await Ship(order ?? throw new ArgumentNullException(nameof(order)))) + ((numbers ?? []) is { Length: var length } ? length : default) + Random.Shared.Next(); // WFL2003

    [Step] private static async partial Task<string> Ship(string order) { await Task.Yield(); return order; }
}
