namespace Shop;

public static class Counter
{
    private static int s_count;

    public static int Next() => Interlocked.Increment(ref s_count);
}

public partial class CounterWorkflows
{
    [Workflow]
    public async partial Task<int> Register(string name)
    {
        int number = Counter.Next(); // WFL2008
        await Save(name, number);
        return number;
    }

    [Step]
    private static async partial Task Save(string name, int number) => await Task.Yield();
}
