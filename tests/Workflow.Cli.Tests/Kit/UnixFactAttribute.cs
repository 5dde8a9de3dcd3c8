namespace Workflow.Cli.Tests.Kit;

/// <summary>A test that needs signals or pseudo-terminals.</summary>
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows()) Skip = "There are no signals and no pseudo-terminals of this kind here.";
    }
}
