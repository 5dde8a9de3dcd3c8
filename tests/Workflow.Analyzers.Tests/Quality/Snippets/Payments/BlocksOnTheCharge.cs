namespace Shop;

public partial class BlockingPayments
{
    [Workflow]
    public async partial Task<string> Pay(string card)
    {
        string id = Charge(card).Result; // WFL2010
        Confirm(id).GetAwaiter().GetResult(); // WFL2010
        await Durable.Delay("1s");
        return id;
    }

    [Step] private static async partial Task<string> Charge(string card) { await Task.Yield(); return card; }
    [Step] private static async partial Task Confirm(string id) => await Task.Yield();
}
