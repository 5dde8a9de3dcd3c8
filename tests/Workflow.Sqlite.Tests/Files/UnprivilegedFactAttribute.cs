namespace Workflow.Sqlite.Tests.Files;

/// <summary>A test about rights, which mean nothing to a privileged user.</summary>
internal sealed class UnprivilegedFactAttribute : FactAttribute
{
    public UnprivilegedFactAttribute()
    {
        if (Environment.IsPrivilegedProcess) Skip = "File permissions do not bind a privileged process.";
    }
}
