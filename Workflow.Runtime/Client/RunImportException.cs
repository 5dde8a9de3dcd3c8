using System.Globalization;

namespace Workflow.Runtime;

/// <summary>What was to be imported is no exported run, or not a whole one, or one that this version does not understand. Nothing was written.</summary>
public sealed class RunImportException : Exception
{
    internal RunImportException(long line, string problem, Exception? innerException = null)
        : base(string.Create(CultureInfo.InvariantCulture, $"The run cannot be imported: line {line}: {problem}"), innerException) => Line = line;

    /// <summary>The line, counted from 1.</summary>
    public long Line { get; }
}
