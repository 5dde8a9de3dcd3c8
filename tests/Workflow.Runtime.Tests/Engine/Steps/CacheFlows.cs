using Workflow.Runtime.Tests.Engine.Kit;

namespace Workflow.Runtime.Tests.Engine.Steps;

public partial class CacheFlows(Diary diary)
{
    [Workflow]
    public async partial Task<int> Pricing(string article) => await LookUpPrice(article);

    [Workflow]
    public async partial Task<int> PricingElsewhere(string article) => await LookUpPriceElsewhere(article);

    [Step(Cache = "1h", MaxRetries = 0)]
    private async partial Task<int> LookUpPrice(string article)
    {
        await Task.Yield();
        int time = diary.Write(article);
        return diary.IsBroken ? throw new InvalidOperationException("no catalogue") : time;
    }

    [Step(Cache = "1h", Queue = "catalogue")]
    private async partial Task<int> LookUpPriceElsewhere(string article)
    {
        await Task.Yield();
        return diary.Write(article);
    }
}
