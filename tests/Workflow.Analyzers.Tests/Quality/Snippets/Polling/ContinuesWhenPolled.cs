namespace Shop;

public partial class ContinuedPolling
{
    [Workflow]
    public async partial Task<int> Run(string id)
    {
        Task<int> next = Ask(id).ContinueWith(task => task.Result + 1, TaskScheduler.Default); // WFL2005
        return await next;
    }

    [Step]
    private static async partial Task<int> Ask(string id) { await Task.Yield(); return id.Length; }
}
