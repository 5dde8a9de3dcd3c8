using Workflow.Runtime.Tests.Engine.Kit;

namespace Workflow.Runtime.Tests.Engine.Exporting;

public partial class ExportFlows(Diary diary)
{
    /// <summary>Something of everything that an export holds.</summary>
    [Workflow]
    public async partial Task<string> Moving(string furniture)
    {
        string wrapped = await Wrap(furniture);
        Durable.SetTag("wrapped", wrapped);
        Hook<string> address = Durable.CreateHook<string>("address");
        string to = await address.Received;
        bool paid = await Durable.WaitForSignal<bool>("paid");
        string carried = await CarryAway(wrapped);
        return $"{carried} to {to}, paid: {paid}";
    }

    [Step]
    private partial Task<string> Wrap(string furniture)
    {
        diary.Write("wrap");
        return Task.FromResult($"wrapped {furniture}");
    }

    [Step(Queue = "movers")]
    private partial Task<string> CarryAway(string wrapped)
    {
        diary.Write("carry away");
        return Task.FromResult($"{wrapped} carried");
    }
}
