namespace Workflow.Runtime;

/// <summary>
/// Duration text: one or more of <c>{number}{unit}</c>, largest unit first, each unit once: <c>d</c>, <c>h</c>, <c>m</c>, <c>s</c>, <c>ms</c>.
/// Examples: <c>500ms</c>, <c>5s</c>, <c>2m</c>, <c>1h30m</c>, <c>3d</c>. Numbers are whole and not negative.
/// </summary>
public static class Duration
{
    private static readonly (string Unit, long Milliseconds)[] Units =
        [("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1)];

    /// <summary>Reads duration text.</summary>
    /// <exception cref="FormatException">The text does not follow the grammar, or is longer than <see cref="TimeSpan"/> can hold.</exception>
    public static TimeSpan Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out TimeSpan duration) ? duration : throw new FormatException(
            $"'{text}' is not a duration. Write whole numbers with units, largest first, each unit once: 500ms, 5s, 2m, 1h30m, 3d "
            + "(units d, h, m, s, ms).");
    }

    /// <summary>Reads duration text; false where it does not follow the grammar.</summary>
    public static bool TryParse(string? text, out TimeSpan duration)
    {
        duration = default;
        if (string.IsNullOrEmpty(text)) return false;
        long total = 0;
        int nextUnit = 0;
        ReadOnlySpan<char> rest = text;
        while (rest.Length > 0)
        {
            int digits = rest.IndexOfAnyExceptInRange('0', '9');
            if (digits <= 0 || !long.TryParse(rest[..digits], out long number)) return false;
            rest = rest[digits..];
            int letters = rest.IndexOfAnyInRange('0', '9');
            ReadOnlySpan<char> unit = letters < 0 ? rest : rest[..letters];
            int index = IndexOf(unit, nextUnit);
            if (index < 0 || number > (TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerMillisecond - total) / Units[index].Milliseconds) return false;
            total += number * Units[index].Milliseconds;
            nextUnit = index + 1;
            rest = rest[unit.Length..];
        }

        duration = TimeSpan.FromMilliseconds(total);
        return true;
    }

    private static int IndexOf(ReadOnlySpan<char> unit, int from)
    {
        for (int i = from; i < Units.Length; i++)
            if (unit.SequenceEqual(Units[i].Unit)) return i;
        return -1;
    }
}
