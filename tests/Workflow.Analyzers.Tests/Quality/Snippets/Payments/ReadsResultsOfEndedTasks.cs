namespace Shop;

public partial class PairedPayments
{
    [Workflow]
    public async partial Task<string> PayBoth(string left, string right)
    {
        Task<string> first = Charge(left);
        Task<string> second = Charge(right);
        await Task.WhenAll(first, second);
        return $"{first.Result}, {second.Result}";
    }

    [Step] private static async partial Task<string> Charge(string card) { await Task.Yield(); return card; }
}
