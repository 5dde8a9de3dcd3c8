using System.Globalization;

namespace Workflow.Generators.Binding;

/// <summary>
/// Duration text, read at build time. The grammar is that of <c>Workflow.Runtime.Duration</c>: one or more of <c>{number}{unit}</c>,
/// largest unit first, each unit once, out of <c>d</c>, <c>h</c>, <c>m</c>, <c>s</c>, <c>ms</c>.
/// </summary>
internal static class DurationText
{
    private static readonly (string Unit, long Milliseconds)[] Units =
        [("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1)];

    /// <summary>Reads duration text; false where it does not follow the grammar or exceeds <see cref="TimeSpan"/>.</summary>
    public static bool TryParse(string? text, out TimeSpan duration)
    {
        duration = default;
        if (string.IsNullOrEmpty(text)) return false;
        long total = 0;
        int nextUnit = 0;
        int at = 0;
        while (at < text!.Length)
        {
            int digits = at;
            while (at < text.Length && IsDigit(text[at])) at++;
            int letters = at;
            while (at < text.Length && !IsDigit(text[at])) at++;
            string number = text.Substring(digits, letters - digits);
            int unit = Array.FindIndex(Units, nextUnit, each => each.Unit == text.Substring(letters, at - letters));
            if (unit < 0 || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long count)) return false;
            if (count > (TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerMillisecond - total) / Units[unit].Milliseconds) return false;
            total += count * Units[unit].Milliseconds;
            nextUnit = unit + 1;
        }

        duration = TimeSpan.FromTicks(total * TimeSpan.TicksPerMillisecond);
        return true;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
