namespace Workflow.Runtime;

/// <summary>A hook cannot be answered.</summary>
public sealed class HookException : Exception
{
    internal HookException(HookProblem problem) : base(problem switch
    {
        HookProblem.Unknown =>
            "No hook has this token. Check that it is complete, and that this is the store of the run that made it. A token is answerable once the run's next step has begun.",
        HookProblem.Answered => "This hook was answered before. Each hook takes one answer.",
        HookProblem.Expired => "This hook has expired. Its run waits for it no longer.",
        _ => "This hook is closed: its run has ended, or waits for it no longer.",
    }) => Problem = problem;

    /// <summary>What is wrong.</summary>
    public HookProblem Problem { get; }
}

/// <summary>Why a hook cannot be answered.</summary>
public enum HookProblem
{
    /// <summary>There is no such token.</summary>
    Unknown,

    /// <summary>It was answered before.</summary>
    Answered,

    /// <summary>It has expired.</summary>
    Expired,

    /// <summary>Its run has ended, has given it up, or was restarted from before it made it. Of runs that were imported, also a hook that was answered there.</summary>
    Closed,
}
