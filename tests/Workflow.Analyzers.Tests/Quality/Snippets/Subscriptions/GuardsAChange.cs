namespace Shop;

public partial class PatchedSubscriptions
{
    [Workflow]
    public async partial Task Renew(string customer, decimal price)
    {
        if (Durable.Patched("vat-2025")) price = decimal.Round(price * 1.2m, 2);
        await Charge(customer, price);
        if (Durable.Run.Id.Length > 0) Durable.LogEvent("renewed", new Dictionary<string, string> { ["customer"] = customer });
    }

    [Step]
    private static async partial Task Charge(string customer, decimal price) => await Task.Yield();
}
