using System.Globalization;

namespace Workflow.Cli.Sources;

/// <summary>What a step tells of its progress.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Fraction">How much is done, 0 to 1; null where it does not say.</param>
/// <param name="Message">What it is doing; null where it does not say.</param>
internal sealed record ViewProgress(string Step, double? Fraction, string? Message)
{
    /// <summary><c>45 %</c>, or nothing.</summary>
    public string Percent => Fraction is { } done ? string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(Math.Clamp(done, 0, 1) * 100)} %") : "";

    public override string ToString() => string.Join(' ', ((string?[])[Step, Percent, Message]).Where(static part => !string.IsNullOrEmpty(part)));
}
