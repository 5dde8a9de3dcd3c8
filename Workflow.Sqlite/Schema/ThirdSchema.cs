namespace Workflow.Sqlite.Schema;

/// <summary>Version 3 of the schema: what steps tell of their progress, and the executor that a run was started with.</summary>
internal static class ThirdSchema
{
    // A report counts for as long as its worker holds the run, or the task, under its epoch. So nobody has to delete it in time.
    public const string Sql = """
        CREATE TABLE step_reports (
          run INTEGER NOT NULL,
          sequence INTEGER NOT NULL,
          attempt INTEGER NOT NULL,
          step TEXT NOT NULL,
          worker TEXT NOT NULL,
          epoch INTEGER NOT NULL,
          is_of_task INTEGER NOT NULL,
          data BLOB NOT NULL,
          time INTEGER NOT NULL,
          PRIMARY KEY (run, sequence)
        ) WITHOUT ROWID;
        ALTER TABLE run_details ADD COLUMN executor TEXT;
        """;
}
