using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine.Log;
using Workflow.Runtime.Engine.Runs;
using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Engine.Verifying;

/// <summary>Replays a run's whole log with the code of this host, to see whether the code does what the log says. No step is executed, and nothing is written.</summary>
internal sealed class ReplayVerifier(RunLoader loader)
{
    public async Task<(RunReplay Replay, string? Reason)> VerifyAsync(RunRecord run, WorkflowDescriptor? workflow)
    {
        if (workflow is null) return (RunReplay.NotChecked, $"Workflow '{run.Workflow}' {run.Version} is not registered in this host.");
        try
        {
            await using LoadedRun loaded = await loader.ReplayAsync(run, workflow).ConfigureAwait(false);
            return DifferenceOf(run, loaded.Context) is { } difference ? (RunReplay.Differs, difference) : (RunReplay.Agreed, null);
        }
        catch (BlockedException error)
        {
            return (RunReplay.NotChecked, error.Message);
        }
    }

    private static string? DifferenceOf(RunRecord run, RunContext context)
    {
        if (context.Violation is { } violation) return violation.Message;
        // Whatever ended a run that was cancelled or timed out need not have been its body.
        if (run.Status is not (RunStatus.Completed or RunStatus.Failed)) return null;
        if (context.Log.Uncommitted is [var beyond, ..]) return $"The log ends at event {run.LastSequence}, and the code goes on with {beyond.Type}{(beyond.Name is { } name ? $" '{name}'" : "")}.";
        if (!context.Body.IsCompleted) return $"The run is {run.Status.ToText()}, and the code still waits where its log ends.";
        if (context.Body.IsCompletedSuccessfully == (run.Status == RunStatus.Completed)) return IsSameResult(run, context) ? null : "The code returns another result than the run has.";
        return $"The run is {run.Status.ToText()}, and the code {(context.Body.IsCompletedSuccessfully ? "returns" : "throws")}.";
    }

    private static bool IsSameResult(RunRecord run, RunContext context) =>
        run.Status != RunStatus.Completed || run.Result is not { } result || PayloadJson.FromUtf8(result.Span).Body.Span.SequenceEqual(context.Body.Result.Body.Span);
}
