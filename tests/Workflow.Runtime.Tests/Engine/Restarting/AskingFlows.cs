using Workflow.Runtime.Tests.Engine.Kit;

namespace Workflow.Runtime.Tests.Engine.Restarting;

public partial class AskingFlows(Diary diary)
{
    /// <summary>Where it is cancelled, it asks why, and tells somebody the token.</summary>
    [Workflow]
    public async partial Task<string> AskWhyCancelled()
    {
        try
        {
            await Durable.Delay("1h");
            return "slept";
        }
        catch (OperationCanceledException)
        {
            await Mail(Durable.CreateHook<string>("why").Token);
            throw;
        }
    }

    [Step]
    private async partial Task Mail(string token)
    {
        await Task.Yield();
        diary.Write(token);
    }
}
