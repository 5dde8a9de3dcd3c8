namespace Shop;

public sealed record Stock(Dictionary<string, int> Counts);

public partial class StockWorkflows
{
    [Workflow]
    public async partial Task<Dictionary<string, int>> Run(Stock stock)
    {
        int total = stock.Counts.Values.Sum();
        int most = stock.Counts.Max(each => each.Value);
        Dictionary<string, int> doubled = [];
        foreach ((string name, int count) in stock.Counts) doubled[name] = count * 2;
        bool empty = stock.Counts.Any(each => each.Value == 0) || stock.Counts.Keys.Contains("none");
        await Save(doubled, total, most, empty);
        return stock.Counts.Where(each => each.Value > 0).ToDictionary();
    }

    [Step]
    private static async partial Task Save(Dictionary<string, int> counts, int total, int most, bool empty) => await Task.Yield();
}
