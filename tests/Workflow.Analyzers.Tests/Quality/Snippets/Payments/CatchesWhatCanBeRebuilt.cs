namespace Shop;

public sealed class LimitException(string account, decimal limit) : Exception($"{account} is limited to {limit}")
{
    public string Account { get; } = account;
    public decimal Limit { get; } = limit;
}

public partial class LimitedPayments
{
    [Workflow]
    public async partial Task<decimal> Pay(string account, decimal amount)
    {
        try
        {
            await Charge(account, amount);
            return amount;
        }
        catch (LimitException limit) when (limit.Limit > 0)
        {
            await Charge(limit.Account, limit.Limit);
            return limit.Limit;
        }
        catch (TimeoutException)
        {
            return 0;
        }
    }

    [Step(Timeout = "10s")]
    private static async partial Task Charge(string account, decimal amount)
    {
        await Task.Yield();
        if (amount > 100) throw new LimitException(account, 100);
    }
}
