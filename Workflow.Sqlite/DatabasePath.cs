namespace Workflow.Sqlite;

/// <summary>What users give as a path, checked and resolved once: the current directory may change later.</summary>
internal static class DatabasePath
{
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
}
