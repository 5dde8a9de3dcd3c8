using Workflow.Runtime.Storage;
using Workflow.Sqlite.Native;

namespace Workflow.Sqlite.Reading;

/// <summary>Reads what workers told of the workflows that they host.</summary>
internal static class WorkflowRows
{
    public static IReadOnlyList<PublishedWorkflow> Read(Database database)
    {
        List<PublishedWorkflow> workflows = [];
        Statement rows = database.Kept("SELECT name, version, definition, updated_at FROM workflows ORDER BY name, version");
        while (rows.Step()) workflows.Add(new PublishedWorkflow(rows.Text(0), rows.Text(1), rows.Text(2), rows.Time(3)));
        return workflows;
    }
}
