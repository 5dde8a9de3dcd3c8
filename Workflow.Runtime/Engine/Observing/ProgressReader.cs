using Microsoft.Extensions.Logging;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine.Runs;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Values.Exceptions;

namespace Workflow.Runtime.Engine.Observing;

/// <summary>
/// Tells where a run stands, from what of it is in memory. Read when a commit is made, for then the body stands where the commit's last event has brought it; told when the commit is durable.
/// Null where that goes wrong, which is reported: whoever watches disturbs no run, not even by a defect in what is read for him.
/// </summary>
internal static class ProgressReader
{
    /// <summary>Where a run stands that has come into memory.</summary>
    public static RunProgress? OfLoaded(RunRecord run, WorkflowDescriptor workflow, RunContext context, DateTimeOffset now, ILogger logger) =>
        Try(run, logger, () => ReadLoaded(run, workflow, context, now));

    /// <summary>Where a run stands when a commit is durable.</summary>
    /// <param name="run">The run.</param>
    /// <param name="workflow">Its workflow.</param>
    /// <param name="context">Its body; null where it is not in memory, or does not stand where the log ends.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="blocked">What blocks it; null where nothing does.</param>
    /// <param name="logger">Where it is reported what went wrong.</param>
    public static RunProgress? OfCommit(RunRecord run, WorkflowDescriptor workflow, RunContext? context, CommitRun commit, Exception? blocked, ILogger logger) =>
        Try(run, logger, () => ReadCommit(run, workflow, context, commit, blocked));

    public static TraceFrame DeclarationOf(WorkflowDescriptor workflow) => new(workflow.Method, workflow.Source.File, workflow.Source.Line);

    private static RunProgress? Try(RunRecord run, ILogger logger, Func<RunProgress> read)
    {
        try
        {
            return read();
        }
        catch (Exception error)
        {
            logger.LogError(error, "Where run {RunId} stands cannot be told to observers", run.RunId);
            return null;
        }
    }

    private static RunProgress ReadLoaded(RunRecord run, WorkflowDescriptor workflow, RunContext context, DateTimeOffset now)
    {
        // What the body has done beyond the durable log is told with the commit of it.
        bool isDurable = context.Violation is null && context.Log.Uncommitted.Count == 0 && !context.Body.IsCompleted;
        (IReadOnlyList<TraceFrame> stack, string? effect) = isDurable ? BodyPosition.Read(context, workflow, now) : ([DeclarationOf(workflow)], null);
        return Of(run, run.LastSequence, RunStatus.Running, now) with { CurrentEffect = effect, Stack = stack };
    }

    private static RunProgress ReadCommit(RunRecord run, WorkflowDescriptor workflow, RunContext? context, CommitRun commit, Exception? blocked)
    {
        RunProgress progress = Of(run, commit.ExpectedSequence + commit.Events.Count, commit.Status, commit.Now);
        if (commit.Status.IsTerminal())
            return progress with { ErrorType = commit.Failure is { IsEmpty: false } failure ? FailureRecord.FromUtf8(failure).TypeName : null };
        if (context is null || commit.Beginning is not null)
        {
            string? told = commit.Beginning is not null ? "continue as new" : commit.BlockedReason is not null ? "blocked" : null;
            return progress with { Stack = [DeclarationOf(workflow)], CurrentEffect = told, ErrorType = TypeOf(blocked) };
        }

        (IReadOnlyList<TraceFrame> stack, string? effect) = BodyPosition.Read(context, workflow, commit.Now);
        return progress with { Stack = stack, CurrentEffect = commit.IsPaused ? "paused" : effect };
    }

    private static RunProgress Of(RunRecord run, long step, RunStatus status, DateTimeOffset now) => new()
    {
        RunId = run.RunId,
        Workflow = run.Workflow,
        Version = run.Version,
        Status = status,
        Step = step,
        Stack = [],
        StartedAt = run.CreatedAt,
        UpdatedAt = now,
    };

    /// <summary>What the engine wraps says more than the wrapping.</summary>
    private static string? TypeOf(Exception? blocked) =>
        blocked is { InnerException: { } inner } && blocked.GetType() == typeof(BlockedException) ? inner.GetType().FullName
        : blocked is null || blocked.GetType() == typeof(BlockedException) ? null : blocked.GetType().FullName;
}
