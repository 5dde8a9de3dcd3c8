using Microsoft.Extensions.Logging;
using Workflow.Runtime.Engine.Log;

namespace Workflow.Runtime.Engine.Steps;

/// <summary>Tells all step loggers of a host what becomes of attempts. Thread-safe.</summary>
internal sealed class StepLoggers(IReadOnlyList<IStepLogger> loggers, TimeProvider time, ILogger problems)
{
    public void Started(StepAttempt attempt)
    {
        if (loggers.Count > 0) Tell(Of(attempt, StepLogKind.AttemptStarted));
    }

    public void Ended(StepAttempt attempt, StepOutcome outcome)
    {
        if (loggers.Count == 0 || outcome.IsInterrupted) return;
        Tell(Of(attempt, outcome.Failure is null ? StepLogKind.AttemptSucceeded : StepLogKind.AttemptFailed) with
        {
            Duration = time.GetUtcNow() - outcome.BeganAt,
            ErrorType = outcome.Failure?.TypeName,
            IsCached = outcome.IsCached,
        });
    }

    public void Planned(string runId, string workflow, LogEntry retry)
    {
        if (loggers.Count == 0) return;
        Tell(new StepLogEntry
        {
            Kind = StepLogKind.RetryPlanned,
            Time = retry.Time,
            RunId = runId,
            Workflow = workflow,
            Step = retry.Name!,
            Sequence = retry.Call,
            Attempt = retry.Attempt + 1,
            ErrorType = retry.Failure?.TypeName,
            RetryAt = retry.Due,
        });
    }

    private StepLogEntry Of(StepAttempt attempt, StepLogKind kind) => new()
    {
        Kind = kind,
        Time = time.GetUtcNow(),
        RunId = attempt.RunId,
        Workflow = attempt.Workflow,
        Step = attempt.Step.Name,
        Sequence = attempt.Call,
        Attempt = attempt.Attempt,
    };

    private void Tell(StepLogEntry entry)
    {
        foreach (IStepLogger logger in loggers)
        {
            try
            {
                logger.Log(entry);
            }
            catch (Exception error)
            {
                problems.LogWarning(error, "Step logger {Logger} failed", logger.GetType());
            }
        }
    }
}
