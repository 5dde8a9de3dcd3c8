using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Workflow.CodeFixes.Refactorings;

namespace Workflow.Analyzers.Tests.Kit;

/// <summary>Every code fix that is there, and what each offers for a diagnostic.</summary>
internal static class OfferedFixes
{
    private static readonly ImmutableArray<CodeFixProvider> All =
    [
        .. typeof(ExtractToStepRefactoring).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract && type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null)
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    public static IEnumerable<CodeFixProvider> For(string id) => All.Where(each => each.FixableDiagnosticIds.Contains(id));

    /// <summary>What a fix offers for a diagnostic that was found in another tree of the same text.</summary>
    public static async Task<List<CodeAction>> ActionsAsync(CodeFixProvider fix, Document document, Diagnostic diagnostic)
    {
        SyntaxTree tree = (await document.GetSyntaxTreeAsync())!;
        var placed = Diagnostic.Create(
            diagnostic.Descriptor, Location.Create(tree, diagnostic.Location.SourceSpan), [.. diagnostic.AdditionalLocations.Select(each => Location.Create(tree, each.SourceSpan))],
            diagnostic.Properties);
        List<CodeAction> actions = [];
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, placed, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }
}
