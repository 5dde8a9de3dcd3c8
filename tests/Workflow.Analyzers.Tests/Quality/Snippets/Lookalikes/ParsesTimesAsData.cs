using System.Globalization;

namespace Shop;

public sealed record Shift(TimeOnly From, TimeOnly To, DayOfWeek[] Days)
{
    public bool Covers(DateTime moment) => Days.Contains(moment.DayOfWeek) && TimeOnly.FromDateTime(moment).IsBetween(From, To);
}

public partial class ShiftWorkflows
{
    [Workflow]
    public async partial Task<bool> Run(Shift shift, string text)
    {
        DateTime moment = DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        DateTime epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        bool covered = shift.Covers(moment) && moment > epoch && moment < DateTime.MaxValue;
        var stamp = TimeSpan.Parse("01:30", CultureInfo.InvariantCulture);
        if (!covered) await Durable.Delay(stamp);
        await Save(covered, ISOWeek.GetWeekOfYear(moment), new GregorianCalendar().GetMonth(moment));
        return covered;
    }

    [Step]
    private static async partial Task Save(bool covered, int week, int month) => await Task.Yield();
}
