namespace Shop;

public static class Waiting
{
    public static T Now<T>(this Task<T> task) => Inner(task);

    public static T Ready<T>(this Task<T> task) => task.IsCompleted ? task.Result : throw new InvalidOperationException();

    private static T Inner<T>(Task<T> task) => task.Result;
}

public partial class BlockedLayers
{
    [Workflow]
    public async partial Task<int> Run(int count)
    {
        Task<int> first = Ship(count), second = Ship(count + 1);
        int sum = first.Now(); // WFL2010
        await second;
        return sum + second.Now() + second.Ready();
    }

    [Step] private static async partial Task<int> Ship(int count) { await Task.Yield(); return count; }
}
