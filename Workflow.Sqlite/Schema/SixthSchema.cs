namespace Workflow.Sqlite.Schema;

/// <summary>
/// Version 6 of the schema: a blocked run is tried once by each code that there is, a parent's id that was used before is told from its first use, and a restarted run has the start and the time
/// that it was given.
/// </summary>
internal static class SixthSchema
{
    // blocked_shapes: the shape hashes of all code that has blocked the run since it last got further, a space behind each; null for none. It decides who may try
    // a blocked run. blocked_shape, the last of them, is what the index goes by, so that code does not walk over the runs that it alone has blocked.
    // parent_created_at: when the parent was created; null where the run has none, or is older than this column.
    // timeout: in ticks.
    public const string Sql = """
        ALTER TABLE runs ADD COLUMN blocked_shapes TEXT;
        ALTER TABLE run_details ADD COLUMN parent_created_at INTEGER;
        ALTER TABLE run_details ADD COLUMN start_at INTEGER;
        ALTER TABLE run_details ADD COLUMN timeout INTEGER;
        """;
}
