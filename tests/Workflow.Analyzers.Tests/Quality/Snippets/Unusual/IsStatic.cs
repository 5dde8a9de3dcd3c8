namespace Shop;

public static partial class StaticWorkflows
{
    public static class Deep
    {
        public const int Limit = 4;
        public static readonly TimeSpan Wait = TimeSpan.FromMinutes(Limit);
        public static Func<int> Now { get; set; } = static () => DateTime.Now.Year;
    }

    [Workflow]
    public static async partial Task<int> Run(int count)
    {
        await Task.Delay(Deep.Wait); // WFL2004
        await Durable.Delay(Deep.Wait);
        return await Ship(count) + Deep.Now(); // WFL2001 WFL2008
    }

    [Step] private static async partial Task<int> Ship(int count) { await Task.Yield(); return count; }
}
