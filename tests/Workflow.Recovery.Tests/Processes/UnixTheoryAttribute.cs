namespace Workflow.Recovery.Processes;

/// <summary>A test that needs signals.</summary>
internal sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute()
    {
        if (OperatingSystem.IsWindows()) Skip = "There are no signals here.";
    }
}
