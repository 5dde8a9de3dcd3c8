using Workflow.Runtime.Tests.Engine.Kit;

namespace Workflow.Runtime.Tests.Engine.Steps;

public partial class TripFlows(Diary diary)
{
    [Workflow]
    public async partial Task<string> Tripping(int failures, string word) => await Trip(failures, word);

    [Step(RetryDelay = "1s500ms", Jitter = 0)]
    private async partial Task<string> Trip(int failures, string word)
    {
        await Task.Yield();
        int time = diary.Write(word);
        return time > failures ? $"{word} {time}" : throw new InvalidOperationException(word);
    }
}
