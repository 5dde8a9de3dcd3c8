using Workflow.Generators.Binding;

namespace Workflow.Generators.Versioning;

/// <summary>What is committed with the code: one entry for each version of each workflow that may have runs.</summary>
internal sealed record LockFile(EquatableArray<LockEntry> Entries)
{
    /// <summary>The name of the file, in the project's folder.</summary>
    public const string FileName = "workflows.lock.json";

    /// <summary>The format of the file that this code writes; it reads no other.</summary>
    public const int Format = 1;

    public static LockFile Empty { get; } = new(new EquatableArray<LockEntry>([]));

    /// <summary>The entry of a version; null where there is none.</summary>
    public LockEntry? Find(string name, string version) => Entries.Items.FirstOrDefault(each => each.Name == name && each.Version == version);

    /// <summary>Whether a path is that of a lock file.</summary>
    public static bool IsAt(string path) => string.Equals(Path.GetFileName(path), FileName, StringComparison.OrdinalIgnoreCase);
}
