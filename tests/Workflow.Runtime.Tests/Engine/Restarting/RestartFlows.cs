using Workflow.Runtime.Tests.Engine.Kit;

namespace Workflow.Runtime.Tests.Engine.Restarting;

public partial class RestartFlows(Diary diary)
{
    /// <summary>Notices that the shipment has failed only after the hook has expired.</summary>
    [Workflow]
    public async partial Task<string> ShipAndAsk()
    {
        Hook<string> wish = Durable.CreateHook<string>("wish", TimeSpan.FromHours(1));
        Task<string> shipment = Ship();
        string wished = "nothing";
        try
        {
            wished = await wish.Received;
        }
        catch (TimeoutException)
        {
        }

        return $"{await shipment}, {wished} wished";
    }

    [Workflow]
    public async partial Task<string> ShipLater()
    {
        string shipped = await Ship();
        await Durable.Delay("2h");
        return shipped;
    }

    [Step]
    private async partial Task<string> Ship()
    {
        await Task.Yield();
        diary.Write("ship");
        return diary.IsBroken ? throw new FatalException("The ship is broken.") : "shipped";
    }
}
