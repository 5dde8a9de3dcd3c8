using System.Globalization;

namespace Workflow.Soak;

/// <summary>What a soak does.</summary>
internal sealed record SoakOptions
{
    public const string Usage = """
        [--runs N] [--seed N] [--workers N] [--kill-every MILLISECONDS]
        10,000 runs, seed 1, 3 workers, and a kill every 400 ms on average where nothing else is said.
        """;

    public int Runs { get; init; } = 10_000;

    public int Seed { get; init; } = 1;

    public int Workers { get; init; } = 3;

    public TimeSpan BetweenKills { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>How long any one wait may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(60);

    public static SoakOptions? TryParse(string[] args)
    {
        SoakOptions options = new();
        for (int i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length || !int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out int value) || value == 0) return null;
            switch (args[i])
            {
                case "--runs": options = options with { Runs = value }; break;
                case "--seed": options = options with { Seed = value }; break;
                case "--workers": options = options with { Workers = value }; break;
                case "--kill-every": options = options with { BetweenKills = TimeSpan.FromMilliseconds(value) }; break;
                default: return null;
            }
        }

        return options;
    }
}
