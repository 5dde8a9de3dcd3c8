namespace Shop;

public static class Settings
{
    public static int Retries { get; } = int.Parse(Environment.GetEnvironmentVariable("RETRIES") ?? "3");
}

public partial class ConfiguredPolling
{
    [Workflow]
    public async partial Task<bool> Poll(string id)
    {
        for (int attempt = 0; attempt < Settings.Retries; attempt++) // WFL2007
        {
            if (await Ask(id)) return true;
            await Durable.Delay("1m");
        }

        return false;
    }

    [Step]
    private static async partial Task<bool> Ask(string id) { await Task.Yield(); return id != ""; }
}
