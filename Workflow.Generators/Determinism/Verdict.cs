using System.Text.RegularExpressions;

namespace Workflow.Generators.Determinism;

/// <summary>What a table says of a member.</summary>
/// <param name="Rule">The rule that it breaks.</param>
/// <param name="Replacement">Code, or the end of a sentence; empty where all there is to do is to call it in a step.</param>
internal sealed record Verdict(string Rule, string Replacement)
{
    private static readonly Regex Code = new(@"^(await )?[A-Z][A-Za-z]*(\.[A-Z][A-Za-z]*)+(\(.*\))?$", RegexOptions.CultureInvariant);

    private static readonly Regex Argument = new(@"\{\d\}", RegexOptions.CultureInvariant);

    /// <summary>The replacement, if it is an expression that can stand where the member stands; else null.</summary>
    public string? ReplacementCode => Code.IsMatch(Replacement) ? Replacement : null;

    /// <summary>What to do instead, for the end of a message.</summary>
    public string Advice => Replacement.Length == 0
        ? "move it into a [Step]"
        : ReplacementCode is null ? Replacement : $"use {Argument.Replace(Replacement, "…")}";
}
