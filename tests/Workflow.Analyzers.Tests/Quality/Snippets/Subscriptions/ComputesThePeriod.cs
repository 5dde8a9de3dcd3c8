namespace Shop;

public readonly record struct Period(DateOnly From, DateOnly To)
{
    public int Days => To.DayNumber - From.DayNumber;

    public static Period operator +(Period period, int days) => new(period.From.AddDays(days), period.To.AddDays(days));

    public static implicit operator Period((DateOnly From, DateOnly To) pair) => new(pair.From, pair.To);

    public override string ToString() => $"{From:yyyy-MM-dd}/{To:yyyy-MM-dd}";
}

public partial class PeriodWorkflows
{
    [Workflow]
    public async partial Task<string> Renew(DateOnly from, DateOnly to)
    {
        Period period = (from, to);
        Period next = period + period.Days;
        await Save(next);
        return $"{period} → {next}";
    }

    [Step]
    private static async partial Task Save(Period period) => await Task.Yield();
}
