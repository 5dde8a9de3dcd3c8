using Workflow.Runtime.Storage;

namespace Workflow.Testing.Conformance.Cases;

internal static class PublishedWorkflowCases
{
    public static IEnumerable<StoreConformanceCase> All =>
    [
        StoreConformanceCase.Of("what workers tell of their workflows reads back as it was told, in order of name and version", async scene =>
        {
            await PublishAsync(scene, new("ship_order", "1.0.0", """{"é":1}""", Scene.Now), new("bill", "2.0.0", "{}", Scene.Now), new("bill", "10.0.0", "{}", Scene.Later));
            Check.Sequence(
                [new("bill", "10.0.0", "{}", Scene.Later), new("bill", "2.0.0", "{}", Scene.Now), new("ship_order", "1.0.0", """{"é":1}""", Scene.Now)], await ReadAsync(scene));
        }),
        StoreConformanceCase.Of("what is told of a workflow takes the place of what was told of the same version", async scene =>
        {
            await PublishAsync(scene, new("bill", "1.0.0", "1", Scene.Now), new("bill", "2.0.0", "2", Scene.Now));
            await PublishAsync(scene, new PublishedWorkflow("bill", "1.0.0", "3", Scene.Later));
            Check.Sequence([new("bill", "1.0.0", "3", Scene.Later), new("bill", "2.0.0", "2", Scene.Now)], await ReadAsync(scene));
        }),
        StoreConformanceCase.Of("where no worker has told anything there are no workflows", async scene => Check.Equal(0, (await ReadAsync(scene)).Count)),
        StoreConformanceCase.Of("what workers told is seen by another view of the data", async scene =>
        {
            await PublishAsync(scene, new PublishedWorkflow("bill", "1.0.0", "{}", Scene.Now));
            Check.Equal(1, (await ReadAsync(await scene.ReopenAsync())).Count);
        }),
    ];

    private static Task PublishAsync(Scene scene, params PublishedWorkflow[] workflows) => scene.Store.PublishWorkflowsAsync(workflows, CancellationToken.None);

    private static Task<IReadOnlyList<PublishedWorkflow>> ReadAsync(Scene scene) => scene.Store.ReadWorkflowsAsync(CancellationToken.None);
}
