namespace Workflow.Sqlite;

/// <summary>What users give as a path, checked and resolved once: the current directory may change later.</summary>
internal static class DatabasePath
{
    /// <summary>As many as Linux follows in one path.</summary>
    private const int MaxLinks = 40;

    public static string Resolve(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (path.Contains(":memory:", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException("A SQLite database in memory would not outlive its connection. Use InMemoryWorkflowStore instead.", nameof(path));
        }

        if (path.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"'{path}' is a URI. Give the path of a file, such as 'workflows.db'.", nameof(path));
        }

        return Path.GetFullPath(path);
    }

    /// <summary>
    /// Whether two paths lead to one database, through whatever links. Another name of the same file (a hard link) is another database: SQLite would give it a
    /// log of its own, and damage the file.
    /// </summary>
    public static bool IsSameFile(string one, string other) => string.Equals(
        Canonical(one, MaxLinks), Canonical(other, MaxLinks),
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    /// <summary>
    /// Follows links at the end of the path, as SQLite does for the files beside the database, so that all processes agree on where
    /// the workers' lock files are.
    /// </summary>
    public static string FollowLinks(string path)
    {
        try
        {
            return new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Whatever is wrong with the path, opening it says so.
            return path;
        }
    }

    /// <summary>The path without any link, in directories neither.</summary>
    private static string Canonical(string path, int linksLeft)
    {
        string full = Path.GetFullPath(path);
        string resolved = Path.GetPathRoot(full)!;
        foreach (string part in full[resolved.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            string next = Path.Combine(resolved, part);
            FileSystemInfo entry = Directory.Exists(next) ? new DirectoryInfo(next) : new FileInfo(next);
            resolved = linksLeft > 0 && entry.ResolveLinkTarget(returnFinalTarget: false) is { } target ? Canonical(target.FullName, linksLeft - 1) : next;
        }

        return resolved;
    }
}
