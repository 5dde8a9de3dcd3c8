using System.CommandLine;
using System.Globalization;

namespace Workflow.Cli.Commands;

/// <summary>Options that take numbers. What is none, or too large, is an error of usage.</summary>
internal static class NumberOption
{
    /// <summary>A whole number that is at least <paramref name="least"/>.</summary>
    public static Option<int> Whole(string name, string description, int usual, int least) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number >= least) return number;
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} must be a whole number from {least} to {int.MaxValue}, not '{text}'."));
            return usual;
        },
    };

    /// <summary>Seconds, with decimals.</summary>
    public static Option<double> Seconds(string name, string description, double usual, double least, double most) => new(name)
    {
        Description = description,
        HelpName = "SECONDS",
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && seconds >= least && seconds <= most) return seconds;
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} must be between {least} and {most} seconds, not '{text}'."));
            return usual;
        },
    };
}
