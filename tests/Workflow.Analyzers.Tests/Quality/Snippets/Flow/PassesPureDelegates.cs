namespace Shop;

public static class Pipelines
{
    private static readonly Func<decimal, decimal>[] Rules = [price => price * 0.9m, price => Math.Max(price, 1m), decimal.Round];

    public static decimal Apply(decimal price) => Rules.Aggregate(price, (value, rule) => rule(value));
}

public partial class PipelineWorkflows
{
    private static readonly IReadOnlyDictionary<string, Func<string, string>> Formats = new Dictionary<string, Func<string, string>>
    {
        ["upper"] = text => text.ToUpperInvariant(),
        ["trim"] = text => text.Trim(),
    };

    [Workflow]
    public async partial Task<string> Run(string format, string text, decimal price)
    {
        string formatted = Formats.TryGetValue(format, out Func<string, string>? apply) ? apply(text) : text;
        decimal net = Pipelines.Apply(price);
        await Save(formatted, net);
        return formatted;
    }

    [Step]
    private static async partial Task Save(string text, decimal price) => await Task.Yield();
}
