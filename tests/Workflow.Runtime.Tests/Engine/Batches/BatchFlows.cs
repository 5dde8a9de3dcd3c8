namespace Workflow.Runtime.Tests.Engine.Batches;

public partial class BatchFlows
{
    [Workflow]
    public async partial Task<int[]> Collect(int count)
    {
        List<int> collected = [];
        while (collected.Count < count) collected.Add(await Durable.WaitForSignal<int>("number"));
        return collected.ToArray();
    }
}
