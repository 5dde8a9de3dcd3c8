namespace Workflow.Sqlite.Schema;

/// <summary>Version 5 of the schema: ended runs can be deleted, and workers tell what they host.</summary>
internal static class FifthSchema
{
    // A run comes into runs_by_end once, when it ends.
    public const string Sql = """
        CREATE INDEX runs_by_end ON runs (completed_at) WHERE completed_at IS NOT NULL;
        CREATE INDEX hooks_by_run ON hooks (run);
        CREATE TABLE workflows (
          name TEXT NOT NULL,
          version TEXT NOT NULL,
          definition TEXT NOT NULL,
          updated_at INTEGER NOT NULL,
          PRIMARY KEY (name, version)
        ) WITHOUT ROWID;
        """;
}
