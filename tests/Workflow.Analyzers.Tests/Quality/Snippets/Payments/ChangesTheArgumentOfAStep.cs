namespace Shop;

public sealed class Bill
{
    public string Id { get; set; } = "";
    public decimal Total { get; set; }
}

public partial class TotalWorkflows
{
    [Workflow]
    public async partial Task<decimal> Total(Bill bill)
    {
        await AddTax(bill);
        return bill.Total;
    }

    [Step]
    private static async partial Task AddTax(Bill bill)
    {
        await Task.Yield();
        bill.Total *= 1.19m; // WFL3005
    }
}
