namespace Workflow.Generators.Versioning;

/// <summary>A lock file cannot be read.</summary>
/// <param name="problem">What is wrong, as the end of a sentence.</param>
/// <param name="line">From 1.</param>
/// <param name="column">From 1.</param>
internal sealed class LockFileException(string problem, int line, int column) : Exception($"line {line}, column {column}: {problem}")
{
    public string Problem => problem;

    public int Line => line;

    public int Column => column;
}
