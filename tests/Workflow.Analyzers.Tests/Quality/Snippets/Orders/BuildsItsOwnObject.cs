namespace Shop;

public sealed class Summary
{
    public string Id { get; set; } = "";
    public decimal Total { get; set; }
    public List<string> Notes { get; } = [];
}

public partial class SummaryWorkflows
{
    [Workflow]
    public async partial Task<Summary> Summarize(string id, decimal[] prices)
    {
        var summary = new Summary { Id = id };
        summary.Notes.Add("created");
        for (int index = 0; index < prices.Length; index++)
        {
            summary.Total += await Convert(prices[index]);
            summary.Notes.Add($"price {index}");
        }

        summary.Notes.Insert(0, "done");
        return summary;
    }

    [Step]
    private static async partial Task<decimal> Convert(decimal price) { await Task.Yield(); return price * 1.1m; }
}
