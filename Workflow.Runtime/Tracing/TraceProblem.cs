namespace Workflow.Runtime;

/// <summary>A line of a trace that is none.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, counted from 1; 0 where it is not known, because the file was read from its end.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record TraceProblem(string File, long Line, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => Line > 0 ? $"{File}:{Line}: {Reason}" : $"{File}: {Reason}";
}
