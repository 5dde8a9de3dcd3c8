using Workflow.Runtime.Tests.Engine.Kit;

namespace Workflow.Runtime.Tests.Engine.Blocking;

public partial class NeedyFlows(Diary diary)
{
    [Workflow]
    public async partial Task<int> Needy() => await Use();

    [Step]
    private async partial Task<int> Use()
    {
        await Task.Yield();
        return diary.Write("used");
    }
}
