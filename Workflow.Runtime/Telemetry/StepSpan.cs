using System.Diagnostics;
using Workflow.Runtime.Engine.Steps;

namespace Workflow.Runtime.Telemetry;

/// <summary>The span of an attempt of a step: a child of its run's segment, or of what travelled with the task where another worker holds the run.</summary>
internal static class StepSpan
{
    /// <summary>
    /// Begins an attempt's span and makes it the current activity, so that what the body does belongs to it. Where it is not recorded, what it belongs to is current. Null where
    /// nobody listens.
    /// </summary>
    public static Activity? Start(StepAttempt attempt)
    {
        if (!Spans.Source.HasListeners()) return null;
        ActivityContext parent = default;
        // The activity itself, not its context: where the listener takes no interest in the attempt, the body stays within the segment, and in its trace.
        if (attempt.Segment is { IsStopped: false } segment) Activity.Current = segment;
        else parent = attempt.Segment?.Context ?? attempt.Trace.ToRemote();
        return Spans.Source.StartActivity(
            $"step {attempt.Step.Name}",
            attempt.Holder.IsOfTask ? ActivityKind.Consumer : ActivityKind.Internal,
            parent,
            [
                new(AttributeNames.Workflow, attempt.Workflow), new(AttributeNames.Version, attempt.Version), new(AttributeNames.RunId, attempt.RunId),
                new(AttributeNames.Step, attempt.Step.Name), new(AttributeNames.StepSequence, attempt.Call), new(AttributeNames.StepAttempt, attempt.Attempt),
                new(AttributeNames.StepQueue, attempt.Step.Queue), new(AttributeNames.WorkerId, attempt.Holder.WorkerId),
            ]);
    }

    /// <summary>Ends an attempt's span.</summary>
    public static void End(Activity? span, StepAttempt attempt, StepOutcome outcome)
    {
        if (span is null) return;
        if (span.IsAllDataRequested)
        {
            string text = AttemptOutcome.Of(attempt, outcome);
            span.SetTag(AttributeNames.StepOutcome, text);
            if (AttemptOutcome.ErrorOf(text, outcome) is { } error) Spans.Fail(span, error);
        }

        span.Stop();
    }
}
