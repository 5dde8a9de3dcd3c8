using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Binding;
using Workflow.Generators.Lowering.Shape;
using Workflow.Generators.Versioning;

namespace Workflow.Analyzers.Versioning;

/// <summary>WFL4003. What is asked is seen without a lock file; whether an old branch is still needed, only with one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PatchesShouldBeNeededAnalyzer : DurableMethodAnalyzer
{
    public const string Id = "WFL4003";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Durable.Patched should be needed",
        "Durable.Patched(\"{0}\") in {1} {2}",
        Category.Versioning,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A guard keeps an old branch for runs that began before it. Where no run can take that branch, it is dead code.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Check(AnnotatedMethod method, SyntaxNodeAnalysisContext context)
    {
        if (method.Kind != DurableKind.Workflow) return;
        PatchGuards guards = new(method.Symbols, context.SemanticModel, context.CancellationToken);
        Dictionary<string, InvocationExpressionSyntax> asked = new(StringComparer.Ordinal);
        foreach (InvocationExpressionSyntax call in method.Declaration.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (guards.IdOf(call) is not { } id) continue;
            if (WhatIsWrong(id, call, asked, method, context) is { } wrong)
                context.ReportDiagnostic(Diagnostic.Create(Rule, call.GetLocation(), id, method.Mention, wrong));
            if (!asked.ContainsKey(id)) asked.Add(id, call);
        }
    }

    private static string? WhatIsWrong(
        string id, InvocationExpressionSyntax call, Dictionary<string, InvocationExpressionSyntax> asked, AnnotatedMethod method, SyntaxNodeAnalysisContext context)
    {
        if (IsUnused(call)) return "guards nothing, for its answer is not used; put the change into 'if (Durable.Patched(…)) { … }', or remove the call";
        if (asked.TryGetValue(id, out InvocationExpressionSyntax first))
            return $"asks what line {first.GetLocation().GetLineSpan().StartLinePosition.Line + 1} asks already, and gets the same answer; keep that answer in a variable if this is the same change, or give this one an id of its own";
        return IsBornWith(id, method, context)
            ? $"is always true, for no run of a version in {LockFile.FileName} began before it; remove the guard and its old branch, and keep the new one"
            : null;
    }

    private static bool IsUnused(InvocationExpressionSyntax call) => call.Parent switch
    {
        ExpressionStatementSyntax => true,
        AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax, Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } => true,
        _ => false,
    };

    /// <summary>Whether every locked version of the method had the guard from its beginning.</summary>
    private static bool IsBornWith(string id, AnnotatedMethod method, SyntaxNodeAnalysisContext context)
    {
        if (LockSource.FileIn(context.Options) is not { } file || LockSource.Of(file, context.CancellationToken) is not { Problem: null } source) return false;
        if (DurableMethod.Bind(DurableKind.Workflow, method.Symbol, method.Declaration, context.Compilation) is not { } workflow) return false;
        LockEntry?[] entries = [.. LockEntryBinder.NamesOf(workflow).Select(each => source.File.Find(each, workflow.Version))];
        return entries.Length > 0 && Array.TrueForAll(entries, each => each is not null && each.PatchIds.Contains(id) && !each.Patches.Contains(id));
    }
}
