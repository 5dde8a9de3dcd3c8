namespace Workflow.Runtime;

/// <summary>A hook cannot be answered.</summary>
public sealed class HookException : Exception
{
    internal HookException(HookProblem problem) : base(problem == HookProblem.Unknown
        ? "No hook has this token. Check that it is complete, and that this is the store of the run that made it. A token is answerable once the run's next step has begun."
        : "This hook is closed: it was answered before, it has expired, or its run has ended or given it up. Each hook takes one answer.") => Problem = problem;

    /// <summary>What is wrong.</summary>
    public HookProblem Problem { get; }
}

/// <summary>Why a hook cannot be answered.</summary>
public enum HookProblem
{
    /// <summary>There is no such token.</summary>
    Unknown,

    /// <summary>It was answered before, has expired, or was closed.</summary>
    Over,
}
