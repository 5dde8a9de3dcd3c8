namespace Shop;

public static class BusinessDays
{
    private static readonly HashSet<DateOnly> Holidays = [new(2025, 1, 1), new(2025, 12, 25)];

    public static DateTimeOffset After(DateTimeOffset start, int days)
    {
        DateTimeOffset day = start;
        while (days > 0)
        {
            day = day.AddDays(1);
            bool free = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || Holidays.Contains(DateOnly.FromDateTime(day.Date));
            if (!free) days--;
        }

        return day;
    }
}

public partial class NoticeWorkflows
{
    [Workflow]
    public async partial Task<DateTimeOffset> GiveNotice(string contract, DateTimeOffset received)
    {
        DateTimeOffset due = BusinessDays.After(received, 10);
        await Durable.DelayUntil(due);
        await Terminate(contract);
        return due;
    }

    [Step]
    private static async partial Task Terminate(string contract) => await Task.Yield();
}
