using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Analyzers.Versioning;
using Workflow.Generators.Binding;
using Workflow.Generators.Versioning;

namespace Workflow.CodeFixes.Versioning;

/// <summary>WFL4001: raises the version, guards what was added, or accepts the change because no run of the version is alive.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChangesMustNotBreakRunsInFlightFix))]
[Shared]
public sealed class ChangesMustNotBreakRunsInFlightFix : CodeFixProvider
{
    /// <summary>The key of the fix that raises the version.</summary>
    public const string Raise = nameof(Raise);

    /// <summary>The key of the fix that guards what was added.</summary>
    public const string Guard = nameof(Guard);

    /// <summary>The key of the fix that accepts the change.</summary>
    public const string Accept = nameof(Accept);

    public override ImmutableArray<string> FixableDiagnosticIds => [ChangesMustNotBreakRunsInFlightAnalyzer.Id];

    public override FixAllProvider GetFixAllProvider() => new LockFileFixAll("Accept all: no run of these versions is alive", Accept, isAccepted: true);

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Document document = context.Document;
        if (await LockFileEdit.ReadAsync(document.Project, context.CancellationToken).ConfigureAwait(false) is not { } file) return;
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root) return;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (LockFileEdit.NameIn(diagnostic) is not { } name || LockFileEdit.VersionIn(diagnostic) is not { } version) continue;
            if (root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method) continue;
            MemberDeclarationSyntax marked = method.AttributeLists.Count == 0 && ClassForm.MayBe(method) && method.Parent is TypeDeclarationSyntax type ? type : method;
            if (VersionRaise.Of(marked, version, each => file.Find(name, each) is not null) is { } raise)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Raise the version to '{raise.Version}'", token => RaisedAsync(document, root.ReplaceNode(marked, raise.Changed), name, version, raise.Version, token), Raise),
                    diagnostic);
            }

            if (file.Find(name, version) is { } locked
                && await PatchGuard.OfAsync(document, root, method, diagnostic, locked, context.CancellationToken).ConfigureAwait(false) is { } guarded)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Guard the change with Durable.Patched(\"{guarded.Id}\")", _ => Task.FromResult(guarded.Changed), Guard), diagnostic);
            }

            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Accept the change: no run of '{name}' version {version} is alive",
                    token => LockFileEdit.UpdatedAsync(document.Project, LockFileEdit.IsOneOf([diagnostic]), isAccepted: true, token), Accept),
                diagnostic);
        }
    }

    /// <summary>The old entry is retired with it, unless the user keeps the old method.</summary>
    private static async Task<Solution> RaisedAsync(
        Document document, SyntaxNode changed, string name, string before, string after, CancellationToken cancellationToken)
    {
        bool IsEither(LockEntry entry) => entry.Name == name && (entry.Version == before || entry.Version == after);
        Project project = document.WithSyntaxRoot(changed).Project;
        return await LockFileEdit.UpdatedAsync(project, IsEither, isAccepted: false, cancellationToken).ConfigureAwait(false);
    }
}
