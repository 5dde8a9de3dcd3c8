namespace Shop;

public partial class TasksOfTasks
{
    [Workflow]
    public async partial Task<int> Run(int count)
    {
        Task<int>[] tasks = [.. Enumerable.Range(0, count).Select(Ship)];
        Task<Task<int>> any = Task.WhenAny(tasks);
        Task<int> first = await any;
        int sum = await first + first.Result;
        while (tasks.Length > 1)
        {
            Task<int> done = await Task.WhenAny(tasks);
            tasks = [.. tasks.Where(each => each != done)];
            sum += done.Result;
        }

        (Task<int> a, Task<int> b) = (Ship(1), Ship(2));
        int[] both = await Task.WhenAll(a, b);
        foreach (Task<int> each in (Task<int>[])[a, b]) sum += await each;
        return sum + both[^1] + a.Result;
    }

    [Step] private static async partial Task<int> Ship(int count) { await Task.Yield(); return count; }
}
