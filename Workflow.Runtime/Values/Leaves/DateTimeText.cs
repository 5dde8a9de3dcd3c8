using System.Globalization;

namespace Workflow.Runtime.Values.Leaves;

/// <summary>
/// Points in time as ISO 8601 text, exact to the tick. A local <see cref="DateTime"/> says so in brackets instead of by an offset, so
/// that it has the same ticks on a machine of another time zone.
/// </summary>
internal static class DateTimeText
{
    private const string Local = "[local]";
    private const string Ticks = "yyyy-MM-ddTHH:mm:ss.FFFFFFF";

    public static string Format(DateTime value) => value.ToString(Ticks, CultureInfo.InvariantCulture) + value.Kind switch
    {
        DateTimeKind.Utc => "Z",
        DateTimeKind.Local => Local,
        _ => "",
    };

    public static DateTime ParseDateTime(string text)
    {
        if (!text.EndsWith(Local, StringComparison.Ordinal)) return DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        return DateTime.SpecifyKind(DateTime.Parse(text[..^Local.Length], CultureInfo.InvariantCulture, DateTimeStyles.None), DateTimeKind.Local);
    }

    public static string Format(DateTimeOffset value) => value.ToString(Ticks + "zzz", CultureInfo.InvariantCulture);

    public static DateTimeOffset ParseDateTimeOffset(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
