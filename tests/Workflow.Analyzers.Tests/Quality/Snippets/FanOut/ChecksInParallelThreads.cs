namespace Shop;

public partial class ParallelChecks
{
    [Workflow]
    public async partial Task<int> Check(string[] files)
    {
        int[] sizes = new int[files.Length];
        Parallel.For(0, files.Length, index => sizes[index] = files[index].Length); // WFL2005
        int widest = files.AsParallel().Select(file => file.Length).Max(); // WFL2005
        await Report(sizes.Sum(), widest);
        return widest;
    }

    [Step]
    private static async partial Task Report(int total, int widest) => await Task.Yield();
}
