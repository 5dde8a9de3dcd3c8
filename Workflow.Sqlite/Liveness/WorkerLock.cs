using System.Security.Cryptography;
using System.Text;

namespace Workflow.Sqlite.Liveness;

/// <summary>
/// A file beside the database that a worker's process keeps locked. The system releases the lock when the process ends, however it ends, and
/// not while it is merely frozen.
/// </summary>
internal sealed class WorkerLock : IDisposable
{
    private const int LongestName = 100;
    private const int Attempts = 20;
    private readonly FileStream _held;

    private WorkerLock(string path, FileStream held) => (Path, _held) = (path, held);

    public string Path { get; }

    /// <summary>Where the lock of a worker is. Ids that make no good file names are escaped, or hashed where that would be too long.</summary>
    public static string PathOf(string databasePath, string workerId)
    {
        string name = Uri.EscapeDataString(workerId);
        if (name.Length > LongestName) name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(workerId)));
        return $"{databasePath}.{name}.lock";
    }

    /// <summary>Makes the file and takes its lock; null where the system has no locks that keep others out.</summary>
    public static WorkerLock? TryCreate(string path)
    {
        // A sweep for leftovers may hold the new file for a moment, or have deleted it before it was locked: then it is made anew.
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            if (Open(path, FileMode.OpenOrCreate, out _) is not { } held)
            {
                Thread.Sleep(1);
                continue;
            }

            using FileStream? second = Open(path, FileMode.Open, out bool isThere);
            if (second is null && isThere) return new WorkerLock(path, held);
            held.Dispose();
            if (second is null) continue;
            DeleteQuietly(path);
            return null;
        }

        return null;
    }

    /// <summary>Takes over the lock that a dead process left; null while its process lives, and where the file is gone, which tells nothing.</summary>
    public static WorkerLock? TryTakeOver(string path) =>
        Open(path, FileMode.Open, out _) is { } held ? new WorkerLock(path, held) : null;

    /// <summary>Whether the file is still where others look for it.</summary>
    public bool IsInPlace() => File.Exists(Path);

    /// <summary>Gives the lock back and deletes the file: deleted first, so that nobody takes the lock of a file that is about to go.</summary>
    public void Delete()
    {
        bool deleted = DeleteQuietly(Path);
        _held.Dispose();
        if (!deleted) DeleteQuietly(Path);
    }

    /// <summary>Gives the lock back and leaves the file, as a process does that ends.</summary>
    public void Dispose() => _held.Dispose();

    private static FileStream? Open(string path, FileMode mode, out bool isThere)
    {
        isThere = true;
        try
        {
            return new FileStream(path, mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (FileNotFoundException)
        {
            isThere = false;
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool DeleteQuietly(string path)
    {
        try
        {
            File.Delete(path);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
