namespace Workflow.Runtime.Compiled;

/// <summary>Where a workflow or step is declared in the user's source.</summary>
/// <param name="File">The path as the compiler saw it.</param>
/// <param name="Line">The line, counted from 1.</param>
public readonly record struct SourcePosition(string File, int Line)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}";
}
