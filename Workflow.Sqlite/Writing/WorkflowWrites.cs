using Workflow.Runtime.Storage;
using Workflow.Sqlite.Native;

namespace Workflow.Sqlite.Writing;

/// <summary>Keeps what workers tell of the workflows that they host.</summary>
internal sealed class WorkflowWrites(WriteSession session)
{
    private readonly Statement _put = session.Database.Prepare("INSERT OR REPLACE INTO workflows (name, version, definition, updated_at) VALUES (?1, ?2, ?3, ?4)");

    public void Publish(IReadOnlyList<PublishedWorkflow> workflows)
    {
        foreach (PublishedWorkflow workflow in workflows)
            _put.Bind(1, workflow.Name).Bind(2, workflow.Version).Bind(3, workflow.Definition).Bind(4, workflow.UpdatedAt).Run();
    }
}
