namespace Workflow.Testing.Tests.Kit;

/// <summary>The modes that a workflow must behave alike in.</summary>
public sealed class EveryMode : TheoryData<ResumeMode>
{
    public EveryMode() => AddRange(ResumeMode.Live, ResumeMode.FromReplay, ResumeMode.FromSnapshot, ResumeMode.Random);
}
