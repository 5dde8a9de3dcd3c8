using Workflow.Runtime.Tests.Engine.Kit;

namespace Workflow.Runtime.Tests.Engine.Versions;

/// <summary>A workflow as it was, and as it is now.</summary>
public partial class ReviewFlows(Diary diary)
{
    [Workflow("review", Version = "1")]
    public async partial Task<string> ReviewBefore(string order)
    {
        await Read(order);
        await Durable.Delay("1d");
        await Read(order);
        return "as in version 1";
    }

    [Workflow("review", Version = "2", Default = true)]
    public async partial Task<string> Review(string order)
    {
        await Approve(order);
        await Durable.Delay("1d");
        return "as in version 2";
    }

    [Step("read_order")]
    private async partial Task Read(string order)
    {
        await Task.Yield();
        diary.Write($"read {order}");
    }

    [Step]
    private async partial Task Approve(string order)
    {
        await Task.Yield();
        diary.Write($"approve {order}");
    }
}
