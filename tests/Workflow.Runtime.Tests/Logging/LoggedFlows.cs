using Microsoft.Extensions.Logging;
using Workflow.Runtime.Tests.Engine.Kit;

namespace Workflow.Runtime.Tests.Logging;

public partial class LoggedFlows(Diary diary, ILogger<LoggedFlows> logger)
{
    [Workflow]
    public async partial Task<int> Telling()
    {
        Durable.Logger.LogInformation("The body begins");
        int told = await Tell();
        Durable.Logger.LogWarning("The body ends");
        return told;
    }

    [Step(MaxRetries = 1, RetryDelay = "1s", Jitter = 0)]
    private async partial Task<int> Tell()
    {
        await Task.Yield();
        int attempt = diary.Write("tell");
        logger.LogInformation("The step is told");
        return attempt > 1 ? attempt : throw new InvalidOperationException("once more");
    }
}
