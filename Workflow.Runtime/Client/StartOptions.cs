using System.Data.Common;

namespace Workflow.Runtime;

/// <summary>How a run is started. All parts are optional.</summary>
public sealed record StartOptions
{
    /// <summary>
    /// The run's id: <c>^[a-zA-Z0-9_-]{1,255}$</c>. Starting again with the same id, workflow, version and input returns the run that is
    /// there; with anything else it throws <see cref="RunAlreadyExistsException"/>. Default: a new id.
    /// </summary>
    public string? Id { get; init; }

    /// <summary>
    /// A transaction that you have begun on the database in which runs are kept: the run exists if and only if it commits. With SQLite a
    /// <c>SqliteTransaction</c> of the same file. Until the commit nobody else sees the run, its handle neither. While the transaction is open nothing else can be
    /// written to the file: do not wait for other runs in it. Default: none, and the run is durable when the start returns.
    /// </summary>
    public DbTransaction? Transaction { get; init; }

    /// <summary>The time that the run may take, from its start; it ends <c>timed_out</c> after that, wherever it is. Default: what its <c>[Workflow]</c> says, or no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>When the run begins. Default, and where the time has passed: at once. Until then it is <c>pending</c> and can be cancelled.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>
    /// The step executor of the run's steps, but for those that name one of their own; see <see cref="WorkflowsBuilder.AddStepExecutor"/>. Children have their own. A start with a name
    /// that this host does not know throws <see cref="ArgumentException"/>. Default: what its <c>[Workflow]</c> says.
    /// </summary>
    public string? Executor { get; init; }

    /// <summary>Tags to filter runs by.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>Who starts the run; free text.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>The workspace (tenant) that the run belongs to.</summary>
    public string? Workspace { get; init; }

    /// <summary>The project within the workspace.</summary>
    public string? Project { get; init; }
}
