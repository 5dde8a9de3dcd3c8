using Workflow.Runtime.Tests.Engine.Kit;

namespace Workflow.Runtime.Tests.Engine.Steps;

public partial class ExecutorFlows(Diary diary)
{
    [Workflow]
    public async partial Task<int> Counting() => await Count();

    [Workflow(Executor = "of_workflow")]
    public async partial Task<int> CountingWithin() => await Count();

    [Workflow(Executor = "of_workflow")]
    public async partial Task<int> CountingByItself() => await CountByItself();

    [Workflow]
    public async partial Task<int> CountingElsewhere() => await CountElsewhere();

    [Step(MaxRetries = 0)]
    private async partial Task<int> Count()
    {
        await Task.Yield();
        return diary.Write($"count {StepContext.Current!.Attempt}");
    }

    [Step(Executor = "of_step")]
    private async partial Task<int> CountByItself()
    {
        await Task.Yield();
        return diary.Write("count");
    }

    [Step(Queue = "numbers")]
    private async partial Task<int> CountElsewhere()
    {
        await Task.Yield();
        return diary.Write("count");
    }
}
