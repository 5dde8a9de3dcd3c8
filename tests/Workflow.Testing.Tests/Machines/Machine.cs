using Workflow.Runtime;
using Workflow.Testing.Tests.Kit;

namespace Workflow.Testing.Tests.Machines;

/// <summary>Runs a body that must be a state machine.</summary>
internal static class Machine
{
    /// <summary>Asserts what it returns, and that it came back from nothing but snapshots where it was to.</summary>
    public static async Task SaysAsync(string expected, ResumeMode mode, Action<WorkflowsBuilder> configure, Func<WorkflowTestHost, Task<WorkflowHandle<string>>> start)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, configure);
        (await start(host).ResultAsync()).ShouldBe(expected);
        if (mode == ResumeMode.FromSnapshot) (host.Resumes.FromSnapshot > 0 && host.Resumes.FromReplay == 0).ShouldBeTrue($"{host.Resumes}");
    }
}
