namespace Shop;

public static class TaskExtensions
{
    public static async Task<T?> OrDefault<T>(this Task<T> task, Task late) => await Task.WhenAny(task, late) == late ? default : await task;

    public static async Task<(TLeft, TRight)> Both<TLeft, TRight>(Task<TLeft> left, Task<TRight> right) => (await left, await right);
}

public partial class ComposedWorkflows
{
    [Workflow]
    public async partial Task<int> Run(string id)
    {
        string? first = await Ask(id).OrDefault(Durable.Delay("1m"));
        (string left, string right) = await TaskExtensions.Both(Ask("left"), Ask("right"));
        return (first?.Length ?? 0) + left.Length + right.Length;
    }

    [Step]
    private static async partial Task<string> Ask(string id) { await Task.Yield(); return id; }
}
