namespace Shop;

public static class Sync
{
    public static T Get<T>(Task<T> task) => task.GetAwaiter().GetResult();
}

public partial class BlockedHelpers
{
    [Workflow]
    public async partial Task<string> Run(string id)
    {
        Task<string> task = Ask(id);
        string text = Sync.Get(task); // WFL2010
        await Durable.Delay("1s");
        return text;
    }

    [Step]
    private static async partial Task<string> Ask(string id) { await Task.Yield(); return id; }
}
