namespace Shop;

public partial class ClockWorkflows
{
    [Workflow]
    public async partial Task<string> Run(DateTimeOffset placed, string zone)
    {
        DateTimeOffset now = Durable.UtcNow;
        TimeZoneInfo place = TimeZoneInfo.FindSystemTimeZoneById(zone);
        DateTimeOffset local = TimeZoneInfo.ConvertTime(now, place);
        TimeSpan age = now.Subtract(placed);
        DateTime day = local.Date;
        if (age > TimeSpan.FromDays(1) && day > new DateTime(2024, 1, 1) && DateTime.UnixEpoch < now.UtcDateTime)
            await Durable.DelayUntil(new DateTimeOffset(DateTime.SpecifyKind(day.AddDays(1), DateTimeKind.Utc)));
        return $"{now:yyyy-MM-ddTHH:mm:ssZ} {DateTime.Parse("2024-05-06", System.Globalization.CultureInfo.InvariantCulture):d}";
    }
}
