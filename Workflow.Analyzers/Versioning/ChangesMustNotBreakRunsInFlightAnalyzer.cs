using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Versioning;

namespace Workflow.Analyzers.Versioning;

/// <summary>WFL4001. Said at the call that changed, or at the nearest one that is left.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ChangesMustNotBreakRunsInFlightAnalyzer : LockedWorkflowAnalyzer
{
    public const string Id = "WFL4001";

    /// <summary>There where calls were added and nothing else changed.</summary>
    public const string IsGuardable = nameof(IsGuardable);

    private const int Told = 3;

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Changes must not break runs in flight",
        "{0} is locked as '{1}' version {2}, and its runs in flight do not survive this change: {3}; raise the version, guard the change with Durable.Patched, or accept it in "
            + LockFile.FileName + " if no run of this version is alive",
        Category.Versioning,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A run in flight is brought back by replaying its log. Where the code does other durable calls than the log has, or in another order, the run is suspended.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Check(SyntaxNodeAnalysisContext context, AnnotatedMethod method, SketchedEntry current, LockEntry? locked)
    {
        if (locked is null) return;
        ImmutableArray<SkeletonChange> changes = LockComparison.Of(locked, current.Entry).Changes;
        if (changes.IsEmpty || IsBroken(context, method.Declaration)) return;
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty.Add(Name, locked.Name).Add(Version, locked.Version);
        if (changes.All(static each => each.IsAddition)) properties = properties.Add(IsGuardable, "");
        Location[] places = [.. changes.Select(each => PlaceOf(each, current, method.Declaration))];
        context.ReportDiagnostic(Diagnostic.Create(Rule, places[0], places, properties, method.Title, locked.Name, locked.Version, Summary(changes)));
    }

    private static string Summary(ImmutableArray<SkeletonChange> changes)
    {
        string told = string.Join(", ", changes.Take(Told).Select(static each => each.Message));
        return changes.Length > Told ? $"{told}, and {changes.Length - Told} more" : told;
    }

    /// <summary>A call in a workflow that is called from here is told at the call of that workflow.</summary>
    private static Location PlaceOf(SkeletonChange change, SketchedEntry current, MethodDeclarationSyntax method)
    {
        for (int line = change.Line ?? -1, depth = int.MaxValue; line >= 0; line--)
        {
            SyntaxNode place = current.Places[line];
            if (current.Entry.Skeleton[line].Depth >= depth) continue;
            depth = current.Entry.Skeleton[line].Depth;
            if (place.SyntaxTree == method.SyntaxTree && method.Span.Contains(place.Span))
                return current.Entry.Skeleton[line].IsStructure ? place.GetFirstToken().GetLocation() : place.GetLocation();
        }

        return method.Identifier.GetLocation();
    }
}
