using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Workflow.CodeFixes.Versioning;

/// <summary>Writes the entries of all diagnostics at once, for they stand in one file. Whatever edits code is done one by one.</summary>
/// <param name="title">What to call it.</param>
/// <param name="key">The fix that can be applied to all.</param>
/// <param name="isAccepted">Whether changes that runs in flight do not survive are written as well.</param>
internal sealed class LockFileFixAll(string title, string key, bool isAccepted) : FixAllProvider
{
    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        if (fixAllContext.CodeActionEquivalenceKey != key) return null;
        List<(ProjectId Project, ImmutableArray<Diagnostic> Diagnostics)> all = [];
        foreach (Project project in fixAllContext.Scope == FixAllScope.Solution ? fixAllContext.Solution.Projects : [fixAllContext.Project])
        {
            ImmutableArray<Diagnostic> found = fixAllContext.Scope == FixAllScope.Document && fixAllContext.Document is { } document
                ? await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                : await fixAllContext.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            if (!found.IsEmpty) all.Add((project.Id, found));
        }

        return CodeAction.Create(title, token => UpdatedAsync(fixAllContext.Solution, all, token), key);
    }

    private async Task<Solution> UpdatedAsync(
        Solution solution, List<(ProjectId Project, ImmutableArray<Diagnostic> Diagnostics)> all, CancellationToken cancellationToken)
    {
        foreach ((ProjectId project, ImmutableArray<Diagnostic> diagnostics) in all)
            solution = await LockFileEdit.UpdatedAsync(solution.GetProject(project)!, LockFileEdit.IsOneOf(diagnostics), isAccepted, cancellationToken).ConfigureAwait(false);
        return solution;
    }
}
