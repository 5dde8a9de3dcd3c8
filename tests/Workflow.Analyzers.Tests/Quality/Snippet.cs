using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Generators;

namespace Workflow.Analyzers.Tests.Quality;

/// <summary>
/// Workflow code as users write it. Comments at the ends of lines, such as <c>// WFL2001 WFL3004</c>, say what is to be reported there: each id as often as it stands there.
/// </summary>
/// <param name="Name">Folder and file, without its extension.</param>
/// <param name="Source">Its text, with the comments.</param>
/// <param name="BannedMembers">The project's own table of banned members: the file beside it, <c>Name.txt</c>.</param>
internal sealed partial record Snippet(string Name, string Source, string? BannedMembers)
{
    private const string Prefix = "Snippets/";

    private static readonly Assembly Tests = typeof(Snippet).Assembly;

    public static ImmutableArray<Snippet> All { get; } =
    [
        .. Tests.GetManifestResourceNames()
            .Where(each => each.StartsWith(Prefix, StringComparison.Ordinal) && each.EndsWith(".cs", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(each => new Snippet(each[Prefix.Length..^".cs".Length], Read(each)!, Read(each[..^".cs".Length] + ".txt"))),
    ];

    /// <summary>What users write every day, which the figures are of; the others look for the corners of the language.</summary>
    public static IEnumerable<Snippet> Usual => All.Where(static each => !each.IsUnusual);

    public bool IsUnusual => Name.StartsWith("Unusual/", StringComparison.Ordinal);

    /// <summary>What is to be reported, in the order of the lines: <c>12: WFL2001</c>.</summary>
    public IEnumerable<string> Expected => Sorted(Source.Split('\n')
        .SelectMany((line, index) => Expectation().Match(line).Groups[1].Captures.Select(id => Report(index + 1, id.Value))));

    public static Snippet Named(string name) => All.Single(each => each.Name == name);

    /// <summary>Reports by line and rule.</summary>
    public static IEnumerable<string> Sorted(IEnumerable<string> reports) => reports.OrderBy(LineOf).ThenBy(IdOf, StringComparer.Ordinal);

    /// <summary>The rule that a report names.</summary>
    public static string IdOf(string report) => report[^"WFL0000".Length..];

    /// <summary>The snippet and what the generator makes of it.</summary>
    public Compilation Compile()
    {
        CSharpCompilation before = TestCompilation.BeforeGeneration(Source);
        CSharpGeneratorDriver
            .Create([new WorkflowGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)before.SyntaxTrees[0].Options)
            .RunGeneratorsAndUpdateCompilation(before, out Compilation after, out _);
        return after;
    }

    /// <summary>What all the rules report of the compiled snippet, in the form of <see cref="Expected"/>.</summary>
    public async Task<ImmutableArray<(string Report, Diagnostic Diagnostic)>> AnalyzeAsync(Compilation compilation)
    {
        AnalyzerOptions files = new(BannedMembers is null ? [] : [new TextFile("/src/WorkflowBannedMembers.txt", BannedMembers)]);
        ImmutableArray<Diagnostic> diagnostics = await Analysis.RunAsync(compilation, files, Rules.All);
        return
        [
            .. diagnostics.Where(each => !each.IsSuppressed)
                .Select(each => (Report(each.Location.GetLineSpan().StartLinePosition.Line + 1, each.Id), each))
                .OrderBy(each => LineOf(each.Item1)).ThenBy(each => each.Item2.Id, StringComparer.Ordinal),
        ];
    }

    private static string Report(int line, string id) => string.Create(CultureInfo.InvariantCulture, $"{line}: {id}");

    private static int LineOf(string report) => int.Parse(report.AsSpan(0, report.IndexOf(':', StringComparison.Ordinal)), CultureInfo.InvariantCulture);

    private static string? Read(string resource)
    {
        using Stream? stream = Tests.GetManifestResourceStream(resource);
        if (stream is null) return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"//(?: (WFL\d{4}))+$")]
    private static partial Regex Expectation();
}
