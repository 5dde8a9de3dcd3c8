using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Workflow.Generators.Binding;
using Workflow.Generators.Versioning;

namespace Workflow.Analyzers.Versioning;

/// <summary>The lock file of a project as it was read, or why it could not be. Each text is read once, however often rules ask.</summary>
internal sealed class LockSource
{
    private static readonly ConditionalWeakTable<SourceText, LockSource> Sources = new();

    private LockSource(SourceText text)
    {
        try
        {
            Placed = [.. LockFileReader.ReadPlaced(text.ToString())];
            File = new(Placed.Select(static each => each.Entry).ToEquatableArray());
        }
        catch (LockFileException problem)
        {
            (Placed, File, Problem) = ([], LockFile.Empty, problem);
        }
    }

    public LockFile File { get; }

    /// <summary>The entries, and where the name of each stands.</summary>
    public ImmutableArray<(LockEntry Entry, int Line, int Column)> Placed { get; }

    /// <summary>Why the file cannot be read; null where it was.</summary>
    public LockFileException? Problem { get; }

    /// <summary>The lock file among a project's additional files; null for a project that has opted out.</summary>
    public static AdditionalText? FileIn(AnalyzerOptions options) => options.AdditionalFiles.FirstOrDefault(static each => LockFile.IsAt(each.Path));

    /// <summary>What stands in a file; null for one that is gone.</summary>
    public static LockSource? Of(AdditionalText file, CancellationToken cancellationToken) =>
        file.GetText(cancellationToken) is { } text ? Sources.GetValue(text, static each => new(each)) : null;
}
