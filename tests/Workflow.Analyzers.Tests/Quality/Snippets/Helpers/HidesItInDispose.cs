namespace Shop;

public sealed class Timed(string name) : IDisposable
{
    public void Dispose() => Console.WriteLine($"{name} done");
}

public partial class TimedWorkflows
{
    [Workflow]
    public async partial Task<int> Run(int value)
    {
        int result;
        using (new Timed("square")) // WFL2007
            result = value * value;
        await Save(result);
        return result;
    }

    [Step]
    private static async partial Task Save(int value) => await Task.Yield();
}
