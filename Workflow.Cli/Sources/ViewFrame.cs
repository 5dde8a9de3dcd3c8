namespace Workflow.Cli.Sources;

/// <summary>One body on a run's call stack.</summary>
/// <param name="Function">Its name, as short as it is clear.</param>
/// <param name="File">The name of its source file; null where it is not known.</param>
/// <param name="Line">The line where it stands, counted from 1; 0 where it is not known.</param>
/// <param name="Depth">How many bodies it is called by: 0 for the workflow's own.</param>
internal sealed record ViewFrame(string Function, string? File, int Line, int Depth)
{
    /// <summary><c>OrderWorkflows.cs:31</c>, or nothing.</summary>
    public string Place => File is null ? "" : Line == 0 ? Path.GetFileName(File) : FormattableString.Invariant($"{Path.GetFileName(File)}:{Line}");
}
