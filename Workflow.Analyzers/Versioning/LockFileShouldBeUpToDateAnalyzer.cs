using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Binding;
using Workflow.Generators.Versioning;

namespace Workflow.Analyzers.Versioning;

/// <summary>WFL4002. What the code lacks is said in the file, what the file lacks in the code.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LockFileShouldBeUpToDateAnalyzer : LockedWorkflowAnalyzer
{
    public const string Id = "WFL4002";

    /// <summary>There where an update of the file is no way out: it cannot be read.</summary>
    public const string IsDamaged = nameof(IsDamaged);

    private const string Update = "update the file with the fix or with 'dotnet build -t:UpdateWorkflowLock'";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "The lock file of workflows should be up to date",
        "{0}",
        Category.Versioning,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What is not in the lock file is not compared with later changes.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Check(SyntaxNodeAnalysisContext context, AnnotatedMethod method, SketchedEntry current, LockEntry? locked)
    {
        LockEntry entry = current.Entry;
        LockComparison? comparison = locked is null ? null : LockComparison.Of(locked, entry);
        if (comparison is { IsOutdated: false } or { IsCompatible: false }) return;
        if (IsBroken(context, method.Declaration)) return;
        string message = locked is null
            ? $"{method.Title} has no entry as '{entry.Name}' version {entry.Version} in {LockFile.FileName}, so that no change of it is compared with its runs in flight; {Update}"
            : $"{method.Title} has changed in a way that its runs in flight survive, and its entry as '{entry.Name}' version {entry.Version} in {LockFile.FileName} is outdated; {Update}";
        context.ReportDiagnostic(Diagnostic.Create(Rule, method.Declaration.Identifier.GetLocation(), PropertiesOf(entry), message));
    }

    private protected override void CheckFile(AdditionalFileAnalysisContext context, LockSource source)
    {
        if (context.AdditionalFile.GetText(context.CancellationToken) is not { } text) return;
        if (source.Problem is { } problem) ReportDamage(context, text, problem);
        else ReportGone(context, text, source);
    }

    private static void ReportDamage(AdditionalFileAnalysisContext context, SourceText text, LockFileException problem) => context.ReportDiagnostic(Diagnostic.Create(
        Rule, PlaceIn(context, text, problem.Line, problem.Column), ImmutableDictionary<string, string?>.Empty.Add(IsDamaged, ""),
        $"{LockFile.FileName} cannot be read, so that no change is compared with runs in flight: {problem.Problem}; restore it from the last commit, and update it with 'dotnet build -t:UpdateWorkflowLock'"));

    private static void ReportGone(AdditionalFileAnalysisContext context, SourceText text, LockSource source)
    {
        HashSet<(string, string)> inCode = [];
        foreach (AnnotatedMethod method in AnnotatedMethodCatalog.Of(context.Compilation).Methods.Where(static each => each.Kind == DurableKind.Workflow))
            foreach (string name in method.NamesIn(context.Compilation)) inCode.Add((name, VersionOf(method)));
        foreach ((LockEntry entry, int line, int column) in source.Placed)
        {
            if (entry.IsRetired || inCode.Contains((entry.Name, entry.Version))) continue;
            context.ReportDiagnostic(Diagnostic.Create(
                Rule, PlaceIn(context, text, line, column), PropertiesOf(entry),
                $"Version {entry.Version} of workflow '{entry.Name}' is not in the code any more, and runs of it in flight wait until it is again; bring it back beside the new one, or, if no run of it is alive, {Update}"));
        }
    }

    private static ImmutableDictionary<string, string?> PropertiesOf(LockEntry entry) =>
        ImmutableDictionary<string, string?>.Empty.Add(Name, entry.Name).Add(Version, entry.Version);

    private static string VersionOf(AnnotatedMethod method) =>
        method.Symbols.WorkflowAttributeOf(method.Symbol)?.NamedArguments.FirstOrDefault(static each => each.Key == "Version").Value.Value as string ?? "1.0.0";

    /// <summary>From a place to the end of its line.</summary>
    private static Location PlaceIn(AdditionalFileAnalysisContext context, SourceText text, int line, int column)
    {
        TextLine whole = text.Lines[Math.Min(line, text.Lines.Count) - 1];
        TextSpan span = TextSpan.FromBounds(Math.Min(whole.Start + column - 1, whole.End), whole.End);
        return Location.Create(context.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span));
    }
}
