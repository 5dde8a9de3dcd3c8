using System.CommandLine;
using System.CommandLine.Parsing;
using Workflow.Runtime;

namespace Workflow.Cli.Commands;

/// <summary>Options that take duration text: 500ms, 5s, 2m, 1h30m, 3d.</summary>
internal static class DurationOption
{
    public static Option<TimeSpan?> Create(string name, string description) => new(name) { Description = description, HelpName = "DURATION", CustomParser = Parse };

    private static TimeSpan? Parse(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (Duration.TryParse(text, out TimeSpan duration))
        {
            // Both options count back from now.
            if (duration <= DateTimeOffset.UtcNow - DateTimeOffset.MinValue) return duration;
            result.AddError($"'{text}' is longer ago than there are dates.");
            return null;
        }

        result.AddError($"'{text}' is not a duration. Write whole numbers with units, largest first: 500ms, 5s, 2m, 1h30m, 3d.");
        return null;
    }
}
