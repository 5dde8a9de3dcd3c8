namespace Shop;

public static class Attempts
{
    public static async Task<bool> Try(Func<Task> action)
    {
        try
        {
            await action();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}

public partial class HandingWorkflows
{
    [Workflow]
    public async partial Task<bool> Run(string id)
    {
        if (await Attempts.Try(() => Begin(id))) return true;
        await Durable.Delay("1m");
        return await Attempts.Try(() => End(id));
    }

    [Step] private static async partial Task Begin(string id) => await Task.Yield();
    [Step] private static async partial Task End(string id) => await Task.Yield();
}
