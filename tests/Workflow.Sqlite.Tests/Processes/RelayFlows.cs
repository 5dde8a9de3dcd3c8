using Workflow.Runtime;

namespace Workflow.Sqlite.Tests.Processes;

/// <summary>A run whose parts may be done by different workers: its result says which worker did which.</summary>
internal sealed partial class RelayFlows(RelayRunner runner)
{
    [Workflow]
    public async partial Task<string> Relay()
    {
        string first = await SetOut();
        string second = await Hold();
        await Durable.Delay("1ms");         // parked: any worker may go on
        return $"{first} {second} {await Arrive()}";
    }

    [Step]
    private partial Task<string> SetOut() => Task.FromResult(runner.Name);

    [Step]
    private async partial Task<string> Hold() => await runner.HoldAsync();

    [Step]
    private partial Task<string> Arrive() => Task.FromResult(runner.Arrive());
}
