using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Workflow.Analyzers.Versioning;
using Workflow.Generators.Binding;
using Workflow.Generators.Versioning;

namespace Workflow.CodeFixes.Versioning;

/// <summary>Writes entries of a project's lock file anew, and leaves all others as they are.</summary>
internal static class LockFileEdit
{
    /// <summary>The lock file of a project; null for one that has opted out.</summary>
    public static TextDocument? FileOf(Project project) => project.AdditionalDocuments.FirstOrDefault(static each => LockFile.IsAt(each.FilePath ?? each.Name));

    /// <summary>What a project's lock file says; null where there is none, or it is damaged.</summary>
    public static async Task<LockFile?> ReadAsync(Project project, CancellationToken cancellationToken)
    {
        if (FileOf(project) is not { } file) return null;
        try
        {
            return LockFileReader.Read((await file.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString());
        }
        catch (LockFileException)
        {
            // The rule tells where it is damaged; there is nothing to edit.
            return null;
        }
    }

    /// <summary>The solution with the entries as the project's code has them.</summary>
    /// <param name="project">The project.</param>
    /// <param name="isWanted">Which entries are written anew.</param>
    /// <param name="isAccepted">Whether changes that runs in flight do not survive are written as well.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<Solution> UpdatedAsync(Project project, Func<LockEntry, bool> isWanted, bool isAccepted, CancellationToken cancellationToken)
    {
        if (await ReadAsync(project, cancellationToken).ConfigureAwait(false) is not { } locked || FileOf(project) is not { } file) return project.Solution;
        if (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation) return project.Solution;
        LockFile current = LockOutput.Update(locked, compilation, _ => isAccepted, cancellationToken);
        LockFile updated = new(locked.Entries.Items.Where(each => !isWanted(each)).Concat(current.Entries.Items.Where(isWanted)).ToEquatableArray());
        SourceText text = await file.GetTextAsync(cancellationToken).ConfigureAwait(false);
        string written = LockFileWriter.Write(updated);
        if (text.ToString().Contains("\r\n")) written = written.Replace("\n", "\r\n");
        return project.Solution.WithAdditionalDocumentText(file.Id, SourceText.From(written, text.Encoding));
    }

    /// <summary>Whether an entry is one of those that diagnostics are about.</summary>
    public static Func<LockEntry, bool> IsOneOf(ImmutableArray<Diagnostic> diagnostics)
    {
        HashSet<(string?, string?)> named = [.. diagnostics.Select(static each => (NameIn(each), VersionIn(each)))];
        return each => named.Contains((each.Name, each.Version));
    }

    /// <summary>The name of the entry that a diagnostic is about; null for one that is about none.</summary>
    public static string? NameIn(Diagnostic diagnostic) => diagnostic.Properties.TryGetValue(LockedWorkflowAnalyzer.Name, out string? name) ? name : null;

    /// <summary>The version of the entry that a diagnostic is about; null for one that is about none.</summary>
    public static string? VersionIn(Diagnostic diagnostic) => diagnostic.Properties.TryGetValue(LockedWorkflowAnalyzer.Version, out string? version) ? version : null;
}
