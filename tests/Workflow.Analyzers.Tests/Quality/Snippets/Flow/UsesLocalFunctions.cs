namespace Shop;

public partial class LocalFunctionWorkflows
{
    [Workflow]
    public async partial Task<int> Run(string[] ids)
    {
        int done = 0;
        foreach (string id in ids)
        {
            if (IsShort(id)) continue;
            done += await Work(id);
        }

        return done;

        static bool IsShort(string id) => id.Length < 3;

        async Task<int> Work(string id)
        {
            await Begin(id);
            await Durable.Delay("1s");
            return await End(id) ? 1 : 0;
        }
    }

    [Step] private static async partial Task Begin(string id) => await Task.Yield();
    [Step] private static async partial Task<bool> End(string id) { await Task.Yield(); return id != ""; }
}
