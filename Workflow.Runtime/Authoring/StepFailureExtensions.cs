using System.Runtime.CompilerServices;

namespace Workflow.Runtime;

/// <summary>Finds the step behind an exception.</summary>
public static class StepFailureExtensions
{
    // Exceptions are the user's own types: what we know of them can only stand beside them.
    private static readonly ConditionalWeakTable<Exception, StepFailure> Failures = [];

    /// <summary>The step that failed with this exception; null for an exception that no step of this run threw.</summary>
    public static StepFailure? GetStepFailure(this Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return Failures.TryGetValue(exception, out StepFailure? failure) ? failure : null;
    }

    /// <summary>Notes the step on an exception that is about to be given to a workflow, in place of an earlier note.</summary>
    internal static void Attach(Exception exception, StepFailure failure)
    {
        Failures.AddOrUpdate(exception, failure);
        if (exception is not StepFailedException standIn) return;
        standIn.Step = failure.Step;
        standIn.Attempts = failure.Attempts;
    }
}
