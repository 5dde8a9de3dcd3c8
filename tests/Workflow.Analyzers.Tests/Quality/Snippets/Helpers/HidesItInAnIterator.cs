namespace Shop;

public static class Ticks
{
    public static IEnumerable<long> Take(int count)
    {
        for (int index = 0; index < count; index++) yield return Environment.TickCount64;
    }
}

public partial class IteratorWorkflows
{
    [Workflow]
    public async partial Task<long> Sum(int count)
    {
        long sum = 0;
        foreach (long tick in Ticks.Take(count)) sum += tick; // WFL2001
        await Save(sum);
        return sum;
    }

    [Step]
    private static async partial Task Save(long sum) => await Task.Yield();
}
