using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Workflow.CodeFixes.Usage;

namespace Workflow.Analyzers.Tests;

/// <summary>Holds the descriptors, their pages, the release notes and the names of the classes together.</summary>
public sealed partial class CatalogueTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    private static readonly Dictionary<DiagnosticDescriptor, Type> Classes = (
        from analyzer in Rules.All
        from rule in analyzer.SupportedDiagnostics
        select (rule, Class: analyzer.GetType())).ToDictionary(pair => pair.rule, pair => pair.Class);

    public static TheoryData<string> Ids => [.. Classes.Keys.Select(rule => rule.Id).Order(StringComparer.Ordinal)];

    [Fact]
    public void No_two_rules_share_an_id() => Classes.Keys.Select(rule => rule.Id).ShouldBeUnique();

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_says_why_what_is_bad_and_good_how_to_suppress_and_what_is_not_seen(string id)
    {
        DiagnosticDescriptor rule = Rule(id);
        string page = File.ReadAllText(Path.Combine(Root, rule.HelpLinkUri));
        page.ShouldStartWith($"# {id}: {rule.Title}\n");
        Headings().Matches(page).Select(match => match.Groups[1].Value)
            .ShouldBe(["Why", "Bad", "Good", "Suppressing", "Known limits"]);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_folder_the_category_and_the_band_of_numbers_agree(string id)
    {
        string band = id[..4] switch { "WFL1" => "Usage", "WFL2" => "Determinism", "WFL3" => "State", "WFL4" => "Versioning", _ => "none" };
        Rule(id).Category.ShouldBe(band);
        Classes[Rule(id)].Namespace.ShouldBe($"Workflow.Analyzers.{band}");
    }

    [Fact]
    public void The_release_notes_list_every_rule_with_its_category_severity_and_class()
    {
        string[] notes = ["Workflow.Analyzers/AnalyzerReleases.Shipped.md", "Workflow.Analyzers/AnalyzerReleases.Unshipped.md"];
        notes.SelectMany(file => File.ReadLines(Path.Combine(Root, file)))
            .Where(line => line.StartsWith("WFL", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ShouldBe(Classes
                .Select(pair => $"{pair.Key.Id} | {pair.Key.Category} | {pair.Key.DefaultSeverity} | {pair.Value.Name}, [Documentation](../{pair.Key.HelpLinkUri})")
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_page_belongs_to_a_rule() =>
        Directory.GetFiles(Path.Combine(Root, "docs", "diagnostics"), "WFL*.md").Select(Path.GetFileNameWithoutExtension)
            .Except(["WFL9001"])
            .ShouldBe(Classes.Keys.Select(rule => rule.Id), ignoreOrder: true);

    [Fact]
    public void Every_fix_is_named_like_its_rule_exported_and_able_to_fix_all()
    {
        foreach (Type type in typeof(DurableMethodMustBePartialFix).Assembly.GetTypes())
        {
            if (!type.IsSubclassOf(typeof(CodeFixProvider)) || type.IsAbstract) continue;
            var fix = (CodeFixProvider)Activator.CreateInstance(type)!;
            Classes[Rule(fix.FixableDiagnosticIds[0])].Name.ShouldBe(type.Name.Replace("Fix", "Analyzer", StringComparison.Ordinal));
            type.GetCustomAttribute<ExportCodeFixProviderAttribute>()!.Name.ShouldBe(type.Name);
            fix.GetFixAllProvider().ShouldNotBeNull();
        }
    }

    [Fact]
    public void Every_rule_has_tests_of_its_name() => Classes.Values
        .Select(type => $"Workflow.Analyzers.Tests.{type.Namespace!.Split('.')[^1]}.{type.Name.Replace("Analyzer", "Tests", StringComparison.Ordinal)}")
        .Where(name => typeof(CatalogueTests).Assembly.GetType(name) is null)
        .ShouldBeEmpty();

    private static DiagnosticDescriptor Rule(string id) => Classes.Keys.Single(rule => rule.Id == id);

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex("^## (.*)$", RegexOptions.Multiline)]
    private static partial Regex Headings();
}
