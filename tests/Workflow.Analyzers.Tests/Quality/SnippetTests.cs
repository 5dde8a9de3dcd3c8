using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace Workflow.Analyzers.Tests.Quality;

/// <summary>How well the rules judge code that was written from the documentation and from the habits of users, not from the rules: all of them at once, over each snippet.</summary>
public sealed class SnippetTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => [.. Snippet.All.Select(each => each.Name)];

    /// <remarks>What breaks a rule that is an error has no durable form, and may not compile at all; everything else must, so that what is reported means something.</remarks>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task All_rules_together_report_what_the_snippet_expects_and_nothing_else(string name)
    {
        Snippet snippet = Snippet.Named(name);
        Compilation compilation = snippet.Compile();
        if (!snippet.Expected.Select(Snippet.IdOf).Any(IsError))
            compilation.GetDiagnostics().Where(each => each.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        ImmutableArray<(string Report, Diagnostic Diagnostic)> found = await snippet.AnalyzeAsync(compilation);
        foreach ((string report, Diagnostic diagnostic) in found) output.WriteLine($"{report} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
        found.Select(each => each.Report).ShouldBe(KnownGaps.Apply(snippet), KnownGaps.Describe(snippet) + "The output of the test has the messages.");
    }

    [Fact]
    public void There_are_enough_snippets_and_half_of_them_are_clean()
    {
        Snippet.Usual.Count().ShouldBeGreaterThanOrEqualTo(120);
        (2 * Snippet.Usual.Count(each => !each.Expected.Any())).ShouldBeGreaterThanOrEqualTo(Snippet.Usual.Count());
    }

    [Fact]
    public void Every_rule_about_determinism_and_state_has_something_to_find() =>
        Rules.All.SelectMany(rule => rule.SupportedDiagnostics).Where(rule => rule.Category is "Determinism" or "State").Select(rule => rule.Id)
            .Except(Snippet.All.SelectMany(each => each.Expected).Select(Snippet.IdOf))
            .ShouldBeEmpty();

    [Fact]
    public void Gaps_are_those_of_snippets_that_exist() => KnownGaps.Names.Except(Snippet.All.Select(each => each.Name)).ShouldBeEmpty();

    /// <summary>Prints the figures of docs/testing.md.</summary>
    [Fact]
    public void Most_of_what_is_expected_is_found_and_little_else()
    {
        var expected = Snippet.Usual.SelectMany(each => each.Expected).Select(Snippet.IdOf).CountBy(id => id).ToDictionary();
        var missed = KnownGaps.Missed.Select(Snippet.IdOf).CountBy(id => id).ToDictionary();
        var mistaken = KnownGaps.Mistaken.Select(Snippet.IdOf).CountBy(id => id).ToDictionary();
        foreach (string id in expected.Keys.Union(mistaken.Keys).Order(StringComparer.Ordinal))
        {
            int found = expected.GetValueOrDefault(id) - missed.GetValueOrDefault(id);
            output.WriteLine($"{id}: {expected.GetValueOrDefault(id)} expected, {found} found, {mistaken.GetValueOrDefault(id)} mistaken");
        }

        double all = expected.Values.Sum();
        double right = all - missed.Values.Sum();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"precision {right / (right + mistaken.Values.Sum()):P1}, recall {right / all:P1}"));
        (right / (right + mistaken.Values.Sum())).ShouldBeGreaterThanOrEqualTo(0.9);
        (right / all).ShouldBeGreaterThanOrEqualTo(0.9);
    }

    private static bool IsError(string id) => Rules.All.SelectMany(rule => rule.SupportedDiagnostics)
        .Any(rule => rule.Id == id && rule.DefaultSeverity == DiagnosticSeverity.Error);
}
