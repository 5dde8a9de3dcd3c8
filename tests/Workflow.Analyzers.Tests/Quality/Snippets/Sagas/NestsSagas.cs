namespace Shop;

public sealed class LegFailedException(string leg) : Exception($"leg {leg} failed")
{
    public string Leg { get; } = leg;
}

public partial class JourneyWorkflows
{
    [Workflow]
    public async partial Task<int> Travel(string[] legs)
    {
        int done = 0;
        try
        {
            foreach (string leg in legs)
            {
                await Leg(leg);
                done++;
            }
        }
        catch (LegFailedException failed) when (failed.Leg.StartsWith("optional", StringComparison.Ordinal))
        {
            await Notify(failed.Leg);
        }

        return done;
    }

    [Workflow]
    private async partial Task Leg(string leg)
    {
        if (!await Reserve(leg)) throw new LegFailedException(leg);
    }

    [Step] private static async partial Task<bool> Reserve(string leg) { await Task.Yield(); return leg != ""; }
    [Step] private static async partial Task Notify(string leg) => await Task.Yield();
}
