using System.Diagnostics;
using Workflow.Runtime.Tests.Engine.Kit;

namespace Workflow.Runtime.Tests.Telemetry;

public partial class TracedFlows(Diary diary)
{
    [Workflow]
    public async partial Task<int> Slumbering()
    {
        int first = await LookAround(0);
        await Durable.Delay("1h");
        return await LookAround(first);
    }

    [Workflow]
    public async partial Task<int> Asking()
    {
        Hook<int> hook = Durable.CreateHook<int>("answer");
        await LookAround(0);
        int answer = await hook.Received;
        return answer + await Durable.WaitForSignal<int>("more");
    }

    [Workflow]
    public async partial Task<int> Fostering()
    {
        ChildHandle<int> child = await this.StartSlumberingChildAsync(new ChildOptions { Id = "child" });
        return await child.Completed;
    }

    [Workflow]
    public async partial Task<int> CountingDown(int left)
    {
        await LookAround(left);
        if (left == 0) return 0;
        return await this.ContinueCountingDownAsNew(left - 1);
    }

    [Workflow]
    public async partial Task<int> Failing() => await Fail();

    [Workflow]
    public async partial Task<int> Elsewhere() => await Varnish(1);

    [Step]
    private async partial Task<int> LookAround(int number)
    {
        await Task.Yield();
        diary.Write(Activity.Current?.OperationName ?? "nothing");
        return number + 1;
    }

    [Step(MaxRetries = 1, RetryDelay = "1s", Jitter = 0)]
    private async partial Task<int> Fail()
    {
        await Task.Yield();
        diary.Write("fail");
        throw new InvalidOperationException("a secret of the user");
    }

    [Step(Queue = "gpu")]
    private async partial Task<int> Varnish(int number)
    {
        await Task.Yield();
        diary.Write(Activity.Current?.OperationName ?? "nothing");
        return number;
    }
}
