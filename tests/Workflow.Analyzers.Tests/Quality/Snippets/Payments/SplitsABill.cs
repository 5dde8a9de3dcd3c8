namespace Shop;

public readonly record struct Money(decimal Amount, string Currency)
{
    public static Money operator +(Money left, Money right) =>
        left.Currency == right.Currency ? left with { Amount = left.Amount + right.Amount } : throw new InvalidOperationException("currencies differ");

    public Money[] Split(int parts)
    {
        var shares = new Money[parts];
        decimal share = Math.Floor(Amount * 100 / parts) / 100;
        string currency = Currency;
        Array.Fill(shares, new Money(share, currency));
        shares[0] = shares[0] with { Amount = Amount - share * (parts - 1) };
        return shares;
    }
}

public partial class SplitWorkflows
{
    [Workflow]
    public async partial Task<Money> Split(Money bill, string[] people)
    {
        Money[] shares = bill.Split(people.Length);
        Money paid = new(0, bill.Currency);
        for (int index = 0; index < people.Length; index++) paid += await Collect(people[index], shares[index]);
        return paid;
    }

    [Step(MaxRetries = 10, RetryDelay = "1m", MaxRetryDelay = "1h")]
    private static async partial Task<Money> Collect(string person, Money share) { await Task.Yield(); return share; }
}
