using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;
using Workflow.Analyzers.Versioning;
using Workflow.Generators.Binding;
using Workflow.Generators.Versioning;

namespace Workflow.CodeFixes.Versioning;

/// <summary>Puts added statements behind a guard, where that is mechanical: they stand side by side, and nothing after them needs what they do.</summary>
/// <param name="Id">The id of the guard.</param>
/// <param name="Changed">The file with it.</param>
internal sealed record PatchGuard(string Id, Document Changed)
{
    /// <summary>Null where it cannot be done, or where runs in flight would not survive the change for all that.</summary>
    public static async Task<PatchGuard?> OfAsync(
        Document document, SyntaxNode root, MethodDeclarationSyntax method, Diagnostic diagnostic, LockEntry locked, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.ContainsKey(ChangesMustNotBreakRunsInFlightAnalyzer.IsGuardable)) return null;
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model) return null;
        if (RunOf([.. diagnostic.AdditionalLocations.Select(each => each.SourceSpan)], root, method) is not { } run || !IsSelfContained(run, model)) return null;
        string id = FreeId(root.FindToken(diagnostic.AdditionalLocations[0].SourceSpan.Start).ValueText, method, locked);
        Document changed = document.WithSyntaxRoot(root.ReplaceNode(run[0].Parent!, Guarded((BlockSyntax)run[0].Parent!, run, id)));
        return await IsCompatibleAsync(changed, method, locked, cancellationToken).ConfigureAwait(false) ? new(id, changed) : null;
    }

    /// <summary>The statements of one block from the first addition to the last; null where they stand in several blocks.</summary>
    private static List<StatementSyntax>? RunOf(TextSpan[] additions, SyntaxNode root, MethodDeclarationSyntax method)
    {
        StatementSyntax?[] statements = [.. additions.Select(each => root.FindNode(each).AncestorsAndSelf().OfType<StatementSyntax>().FirstOrDefault(static each => each.Parent is BlockSyntax))];
        if (Array.Exists(statements, static each => each is null) || statements[0]!.Parent is not BlockSyntax block) return null;
        // Of an addition that stands deeper than the first, the statement around it.
        int[] places = [.. statements.Select(each => block.Statements.IndexOf(statement => statement.Span.Contains(each!.Span)))];
        if (places.Contains(-1) || !method.Span.Contains(block.Span)) return null;
        return [.. block.Statements.Skip(places.Min()).Take(places.Max() - places.Min() + 1)];
    }

    private static bool IsSelfContained(List<StatementSyntax> run, SemanticModel model)
    {
        if (run.Exists(static each => each is LocalFunctionStatementSyntax or LabeledStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 })) return false;
        DataFlowAnalysis? data = model.AnalyzeDataFlow(run[0], run[run.Count - 1]);
        ControlFlowAnalysis? control = model.AnalyzeControlFlow(run[0], run[run.Count - 1]);
        if (data is not { Succeeded: true } || control is not { Succeeded: true }) return false;
        bool isKept = data.VariablesDeclared.Any(each => data.ReadOutside.Contains(each, SymbolEqualityComparer.Default) || data.WrittenOutside.Contains(each, SymbolEqualityComparer.Default));
        return !isKept && data.DataFlowsOut.IsEmpty && control.ExitPoints.IsEmpty && control.ReturnStatements.IsEmpty && control.EntryPoints.IsEmpty;
    }

    private static BlockSyntax Guarded(BlockSyntax block, List<StatementSyntax> run, string id)
    {
        ExpressionSyntax condition = SyntaxFactory.ParseExpression($"global::Workflow.Runtime.Durable.Patched({SymbolDisplay.FormatLiteral(id, quote: true)})").WithShortNames();
        SyntaxList<StatementSyntax> inside = [run[0].WithLeadingTrivia(SyntaxFactory.ElasticMarker), .. run.Skip(1)];
        StatementSyntax guard = SyntaxFactory.IfStatement(condition, SyntaxFactory.Block(inside))
            .WithLeadingTrivia(run[0].GetLeadingTrivia())
            .WithTrailingTrivia(SyntaxFactory.ElasticLineFeed)
            .WithAdditionalAnnotations(Formatter.Annotation);
        int first = block.Statements.IndexOf(run[0]);
        return block.WithStatements([.. block.Statements.Take(first), guard, .. block.Statements.Skip(first + run.Count)]);
    }

    /// <summary>Compares what the guarded code is with what is locked: nothing else tells so surely whether the guard helps.</summary>
    private static async Task<bool> IsCompatibleAsync(Document changed, MethodDeclarationSyntax before, LockEntry locked, CancellationToken cancellationToken)
    {
        if (await changed.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model) return false;
        SyntaxNode root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        if (root.FindToken(before.Identifier.SpanStart).Parent is not MethodDeclarationSyntax method) return false;
        if (model.GetDeclaredSymbol(method, cancellationToken) is not { } symbol) return false;
        return DurableMethod.Bind(DurableKind.Workflow, symbol.PartialImplementationPart ?? symbol, method, model.Compilation) is { } workflow
            && LockEntryBinder.Sketch(workflow, model, cancellationToken) is { } sketch
            && LockComparison.Of(locked, sketch.Entry).IsCompatible;
    }

    private static string FreeId(string call, MethodDeclarationSyntax method, LockEntry locked)
    {
        string stem = NameRules.DefaultName(call) ?? "change";
        HashSet<string> taken = [.. locked.PatchIds, .. method.DescendantTokens().Where(static each => each.IsKind(SyntaxKind.StringLiteralToken)).Select(static each => each.ValueText)];
        string id = stem;
        for (int number = 2; taken.Contains(id); number++) id = $"{stem}_{number}";
        return id;
    }
}
