namespace Shop;

public abstract class Counting
{
    protected int Seen { get; set; }
}

public partial class CountingWorkflows : Counting
{
    [Workflow]
    public async partial Task<int> Run(string[] ids)
    {
        foreach (string id in ids)
        {
            await Visit(id);
            Seen += 1; // WFL2009
        }

        return Seen; // WFL2009
    }

    [Step]
    private static async partial Task Visit(string id) => await Task.Yield();
}
