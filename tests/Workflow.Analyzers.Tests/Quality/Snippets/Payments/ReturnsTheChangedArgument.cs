namespace Shop;

public sealed class Bill
{
    public string Id { get; set; } = "";
    public decimal Total { get; set; }
}

public partial class TaxWorkflows
{
    [Workflow]
    public async partial Task<decimal> Total(Bill bill)
    {
        Bill taxed = await AddTax(bill);
        return taxed.Total;
    }

    [Step]
    private static async partial Task<Bill> AddTax(Bill bill)
    {
        await Task.Yield();
        bill.Total *= 1.19m;
        return bill;
    }
}
