using Workflow.Runtime.Tests.Engine.Kit;

namespace Workflow.Runtime.Tests.Engine.Hooks;

public partial class HookFlows(Diary diary)
{
    /// <summary>The price that was asked for, or -1 where nobody told it within an hour.</summary>
    [Workflow]
    public async partial Task<int> Ask()
    {
        try
        {
            return await Durable.CreateHook<int>("price", TimeSpan.FromHours(1)).Received;
        }
        catch (TimeoutException)
        {
            return -1;
        }
    }

    [Workflow]
    public async partial Task<int> AskWhileWorking()
    {
        Task work = Work();
        int price = await Ask();
        await work;
        await Durable.Delay("1h");
        return price;
    }

    [Step]
    private async partial Task Work(CancellationToken cancellationToken = default) => await diary.PassGateAsync(cancellationToken);
}
