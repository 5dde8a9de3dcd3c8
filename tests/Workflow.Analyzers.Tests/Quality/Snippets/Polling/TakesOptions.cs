using Microsoft.Extensions.Options;

namespace Shop;

public sealed class PollingOptions
{
    public int Retries { get; set; } = 3;
    public TimeSpan Pause { get; set; } = TimeSpan.FromMinutes(1);
}

public partial class OptionsPolling(IOptions<PollingOptions> options)
{
    [Workflow]
    public async partial Task<bool> Poll(string id)
    {
        PollingPlan plan = await Plan();
        for (int attempt = 0; attempt < plan.Retries; attempt++)
        {
            if (await Ask(id)) return true;
            await Durable.Delay(plan.Pause * (attempt + 1));
        }

        return false;
    }

    [Step]
    private async partial Task<PollingPlan> Plan()
    {
        await Task.Yield();
        return new PollingPlan(options.Value.Retries, options.Value.Pause);
    }

    [Step]
    private static async partial Task<bool> Ask(string id) { await Task.Yield(); return id != ""; }
}

public sealed record PollingPlan(int Retries, TimeSpan Pause);
