using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Workflow.Generators.Determinism;

/// <summary>The tables as files: ours, which is part of this assembly, and the one that users may add to a project.</summary>
internal static class BannedMembersFile
{
    /// <summary>What a user's table is called, in whatever folder.</summary>
    public const string UsersName = "WorkflowBannedMembers.txt";

    private static readonly Lazy<ImmutableArray<BannedLine>> OwnLines = new(ReadOwn);

    /// <summary>The lines of our own table.</summary>
    public static ImmutableArray<BannedLine> Own => OwnLines.Value;

    public static bool IsUsers(AdditionalText file) => string.Equals(Path.GetFileName(file.Path), UsersName, StringComparison.OrdinalIgnoreCase);

    /// <summary>The lines of the users' tables that can be read. What is wrong with others is reported where the file is.</summary>
    public static ImmutableArray<BannedLine> LinesOf(IEnumerable<AdditionalText> files, CancellationToken cancellationToken) =>
    [
        .. files.Where(IsUsers)
            .OrderBy(static each => each.Path, StringComparer.Ordinal)
            .Select(each => each.GetText(cancellationToken))
            .OfType<SourceText>()
            .SelectMany(static each => each.Lines)
            .Select(static each => BannedLine.Read(each.ToString(), out _))
            .OfType<BannedLine>(),
    ];

    private static ImmutableArray<BannedLine> ReadOwn()
    {
        using Stream stream = typeof(BannedMembersFile).Assembly.GetManifestResourceStream("BannedMembers.txt")!;
        using StreamReader reader = new(stream);
        List<BannedLine> lines = [];
        while (reader.ReadLine() is { } text)
            if (BannedLine.Read(text, out _) is { } line) lines.Add(line);
        return [.. lines];
    }
}
