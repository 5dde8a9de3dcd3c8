using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Workflow.Analyzers.Versioning;

namespace Workflow.CodeFixes.Versioning;

/// <summary>WFL4002: writes the entry as the code has it, or marks it as retired where the code has it no more.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp, Name = nameof(LockFileShouldBeUpToDateFix), DocumentKinds = [nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".cs", ".json"])]
[Shared]
public sealed class LockFileShouldBeUpToDateFix : CodeFixProvider
{
    private const string Title = "Update workflows.lock.json";

    public override ImmutableArray<string> FixableDiagnosticIds => [LockFileShouldBeUpToDateAnalyzer.Id];

    public override FixAllProvider GetFixAllProvider() => new LockFileFixAll(Title, nameof(LockFileShouldBeUpToDateFix), isAccepted: false);

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Project project = context.TextDocument.Project;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (LockFileEdit.NameIn(diagnostic) is null || LockFileEdit.FileOf(project) is null) continue;
            context.RegisterCodeFix(
                CodeAction.Create(Title, token => LockFileEdit.UpdatedAsync(project, LockFileEdit.IsOneOf([diagnostic]), isAccepted: false, token), nameof(LockFileShouldBeUpToDateFix)),
                diagnostic);
        }

        return Task.CompletedTask;
    }
}
