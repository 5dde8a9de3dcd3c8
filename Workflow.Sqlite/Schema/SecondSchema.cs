namespace Workflow.Sqlite.Schema;

/// <summary>Version 2 of the schema: children, deadlines, restarts, runs that begin anew.</summary>
internal static class SecondSchema
{
    // These change seldom or never, so they are not in the row that every commit rewrites.
    //   first_sequence  the event that the body of now began with; null for the first one
    // A blocked_shape in runs that is empty means that the run is paused: workers of every shape leave it alone.
    public const string Sql = """
        ALTER TABLE run_details ADD COLUMN parent TEXT;
        ALTER TABLE run_details ADD COLUMN parent_call INTEGER;
        ALTER TABLE run_details ADD COLUMN deadline INTEGER;
        ALTER TABLE run_details ADD COLUMN restarts INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE run_details ADD COLUMN first_sequence INTEGER;
        CREATE INDEX run_details_by_parent ON run_details (parent) WHERE parent IS NOT NULL;
        """;
}
