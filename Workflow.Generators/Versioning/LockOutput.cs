using Microsoft.CodeAnalysis;
using Workflow.Generators.Binding;
using Workflow.Generators.Finding;

namespace Workflow.Generators.Versioning;

/// <summary>
/// The lock file as a file of comments, which is all that a generator may write; the build target takes it out. A first line <c>//!</c> says why there
/// is none, <c>//?</c> which entries stay as they were locked.
/// </summary>
internal static class LockOutput
{
    public const string HintName = "WorkflowLock.g.cs";

    private const string Comment = "//";
    private const string Problem = "//!";
    private const string Kept = "//?";

    /// <summary>Empty where nobody asks.</summary>
    public static string Of(Compilation compilation, LockRequest request, CancellationToken cancellationToken)
    {
        if (!request.IsWanted) return "";
        try
        {
            LockFile locked = request.Locked is null ? LockFile.Empty : LockFileReader.Read(request.Locked);
            List<LockEntry> kept = [];
            compilation = GeneratedCalls.Complete(compilation, cancellationToken);
            LockFile updated = Update(locked, compilation, each => IsAccepted(each, locked, request, kept), cancellationToken);
            string head = kept.Count == 0 ? "" : $"{Kept}{string.Join(", ", kept.Select(static each => $"'{each.Name}' version {each.Version}"))}\n";
            return head + string.Concat(LockFileWriter.Write(updated).TrimEnd('\n').Split('\n').Select(static each => $"{Comment}{each}\n"));
        }
        catch (LockFileException damage)
        {
            return $"{Problem}{LockFile.FileName} cannot be read: {damage.Message}\n";
        }
    }

    private static bool IsAccepted(LockEntry current, LockFile locked, LockRequest request, List<LockEntry> kept)
    {
        if (locked.Find(current.Name, current.Version) is not { } before || LockComparison.Of(before, current).IsCompatible) return false;
        if (!request.IsAccepted) kept.Add(before);
        return request.IsAccepted;
    }

    /// <summary>The lock file for a compilation.</summary>
    /// <param name="locked">The file as it is.</param>
    /// <param name="compilation">The code, before or after generation.</param>
    /// <param name="isAccepted">Whether no run of a version is alive.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static LockFile Update(LockFile locked, Compilation compilation, Func<LockEntry, bool> isAccepted, CancellationToken cancellationToken)
    {
        List<LockEntry> entries = [];
        HashSet<(string, string)> inCode = [];
        Dictionary<SyntaxTree, SemanticModel> models = [];
        foreach (DurableMethod workflow in LockEntryBinder.WorkflowsOf(compilation, cancellationToken))
        {
            if (!models.TryGetValue(workflow.Syntax.SyntaxTree, out SemanticModel model))
                models.Add(workflow.Syntax.SyntaxTree, model = compilation.GetSemanticModel(workflow.Syntax.SyntaxTree));
            entries.AddRange(LockEntryBinder.Of(workflow, model, cancellationToken));
            foreach (string name in LockEntryBinder.NamesOf(workflow)) inCode.Add((name, workflow.Version));
        }

        return LockFileUpdate.Apply(locked, entries, each => inCode.Contains((each.Name, each.Version)), isAccepted);
    }
}
