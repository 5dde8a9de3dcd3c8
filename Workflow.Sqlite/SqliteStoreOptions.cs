using Workflow.Sqlite.Schema;
using Workflow.Sqlite.Writing;

namespace Workflow.Sqlite;

/// <summary>How a <see cref="SqliteWorkflowStore"/> behaves. The defaults suit one machine with any number of processes.</summary>
public sealed class SqliteStoreOptions
{
    /// <summary>What the store may do with its file. Default <see cref="SqliteStoreAccess.ReadWrite"/>.</summary>
    public SqliteStoreAccess Access { get; set; }

    /// <summary>
    /// How long a write waits while another process holds the file's write lock, before it fails with a transient
    /// <see cref="Workflow.Runtime.Storage.StoreException"/>. 0 or more; default 5 seconds.
    /// </summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How often the store looks for changes of other processes while somebody is subscribed. 1 millisecond to 1 day; default
    /// 50 milliseconds. Changes made through the same store are reported at once, whatever this says.
    /// </summary>
    public TimeSpan ChangePollInterval { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// How often a store whose workers are subscribed or acquire work looks whether other workers' processes have died. 0 or more;
    /// default 1 second. A worker's registration and every renewal of its lease look at once.
    /// </summary>
    public TimeSpan LivenessCheckInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Files up to this size, in bytes, are checked page by page when they are opened; larger ones are checked in their headers only.
    /// Default 1 MiB, so that opening does not take longer the longer a store is used. 0 never checks pages.
    /// </summary>
    public long IntegrityCheckLimit { get; set; } = 1024 * 1024;

    /// <summary>
    /// How far the write-ahead log grows, in bytes, before its content is moved into the database file. The log can exceed this while a
    /// reader holds on to an old state. 1 or more; default 4 MiB.
    /// </summary>
    public long CheckpointAfter { get; set; } = 4 * 1024 * 1024;

    internal void Validate()
    {
        if (!Enum.IsDefined(Access)) throw new ArgumentOutOfRangeException(nameof(Access), Access, "There is no such access.");
        ArgumentOutOfRangeException.ThrowIfLessThan(BusyTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(ChangePollInterval, TimeSpan.FromMilliseconds(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ChangePollInterval, TimeSpan.FromDays(1));
        ArgumentOutOfRangeException.ThrowIfLessThan(LivenessCheckInterval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegative(IntegrityCheckLimit);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(CheckpointAfter);
    }

    /// <summary>Called on the writer's thread; lets a test end the process, or fail, in the middle of a commit.</summary>
    internal Action<CommitPhase>? OnPhase { get; set; }

    /// <summary>The schema's history; tests put a longer or shorter one in its place.</summary>
    internal IReadOnlyList<Migration> Migrations { get; set; } = Migration.All;

    /// <summary>Stands for the size of the disk, in pages; null for the real one.</summary>
    internal int? MaxPageCount { get; set; }
}
