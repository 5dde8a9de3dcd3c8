namespace Shop;

public partial class RequiredSnapshots
{
    [Workflow(Snapshots = SnapshotMode.Required)]
    public async partial Task Run(IReadOnlyList<string> lines)
    {
        foreach (string line in lines.Where(each => each != "")) // WFL3013
            await Ship(line);
    }

    [Step]
    private static async partial Task Ship(string line) => await Task.Yield();
}
