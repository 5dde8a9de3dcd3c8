namespace Workflow.Sqlite;

/// <summary>What a <see cref="SqliteWorkflowStore"/> may do with its file.</summary>
public enum SqliteStoreAccess
{
    /// <summary>Everything: the file is made where it is not there, and its schema is upgraded. What workers need.</summary>
    ReadWrite,

    /// <summary>Reads and writes a store that is there. The file is neither made nor upgraded: one of an older schema is refused.</summary>
    Existing,

    /// <summary>
    /// Reads a store that is there, and waits for no writer. The file is neither made nor upgraded nor written: one of an older schema is refused, and every write is a
    /// <see cref="Workflow.Runtime.Storage.StoreException"/>.
    /// </summary>
    ReadOnly,
}
