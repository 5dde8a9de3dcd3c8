namespace Shop;

public static class Jitter
{
    public static TimeSpan Around(TimeSpan pause) => pause * (0.9 + 0.2 * Durable.Random.NextDouble());

    public static string Key(string prefix) => $"{prefix}-{Durable.NewGuid():N}";
}

public partial class JitterWorkflows
{
    [Workflow]
    public async partial Task<string> Run(string prefix)
    {
        await Durable.Delay(Jitter.Around(TimeSpan.FromMinutes(5)));
        string key = Jitter.Key(prefix);
        await Save(key, IsOld(Durable.UtcNow));
        return key;
    }

    private static bool IsOld(DateTimeOffset moment) => moment.Year < 2020;

    [Step]
    private static async partial Task Save(string key, bool old) => await Task.Yield();
}
