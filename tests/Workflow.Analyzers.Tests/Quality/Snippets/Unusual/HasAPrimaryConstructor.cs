namespace Shop;

public interface IRates { decimal For(string code); }

public sealed partial class PrimaryWorkflows(IRates rates, TimeProvider clock, string region = "eu")
{
    private readonly string _region = region;
    private readonly long _started = clock.GetTimestamp();

    [Workflow]
    public async partial Task<decimal> Run(string code)
    {
        if (_started > 0) await Note(code); // WFL2001
        await Note(_region + region);
        return await Ask(code);
    }

    [Step] private async partial Task<decimal> Ask(string code) { await Task.Yield(); return rates.For(code); }
    [Step] private static async partial Task Note(string text) => await Task.Yield();
}
