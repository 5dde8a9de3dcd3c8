namespace Workflow.Sqlite.Schema;

/// <summary>Version 4 of the schema: where runs and step tasks stand in traces.</summary>
internal static class FourthSchema
{
    // last_segment changes with every release that is traced. It is in runs, which a release rewrites anyway, and not beside the input, which may be large.
    public const string Sql = """
        ALTER TABLE run_details ADD COLUMN trace_parent TEXT;
        ALTER TABLE run_details ADD COLUMN trace_state TEXT;
        ALTER TABLE runs ADD COLUMN last_segment TEXT;
        ALTER TABLE step_tasks ADD COLUMN trace_parent TEXT;
        ALTER TABLE step_tasks ADD COLUMN trace_state TEXT;
        """;
}
