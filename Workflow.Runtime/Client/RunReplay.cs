namespace Workflow.Runtime;

/// <summary>What came of replaying a run's log with the code of this host.</summary>
public enum RunReplay
{
    /// <summary>The code does what the log says.</summary>
    Agreed,

    /// <summary>The code does something else.</summary>
    Differs,

    /// <summary>Nobody looked: the workflow is not registered here, or the log cannot be read.</summary>
    NotChecked,
}
