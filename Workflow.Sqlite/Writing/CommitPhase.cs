namespace Workflow.Sqlite.Writing;

/// <summary>Where a commit stands, for tests that cut it off.</summary>
internal enum CommitPhase
{
    /// <summary>Before the transaction.</summary>
    BeforeBegin,

    /// <summary>All statements are done; nothing is durable.</summary>
    BeforeCommit,

    /// <summary>All is durable; nobody knows yet.</summary>
    AfterCommit,
}
