using Workflow.Runtime.Engine;

namespace Workflow.Runtime;

/// <summary>The rule for the ids of runs.</summary>
public static class RunId
{
    /// <summary>Checks an id: letters, digits, <c>_</c> and <c>-</c> of ASCII, 1 to 255 of them. So it can be the name of a file or directory, and never leads out of one.</summary>
    /// <param name="runId">The id.</param>
    /// <returns>The id.</returns>
    /// <exception cref="ArgumentException">It is none; the message says what one looks like.</exception>
    public static string Validate(string runId)
    {
        Names.CheckRunId(runId);
        return runId;
    }
}
