namespace Workflow.Sqlite.Writing;

/// <summary>A piece of work in the writer's queue. May be executed again after a rollback.</summary>
internal abstract class WriterJob
{
    /// <summary>Whether its caller has lost interest before it began.</summary>
    public abstract bool IsCancelled();

    public abstract void Execute(WriteSession session);

    public abstract void Complete();

    public abstract void Fail(Exception error);
}

/// <inheritdoc/>
internal sealed class WriterJob<T>(Func<WriteSession, T> work, CancellationToken cancellationToken) : WriterJob
{
    // Callers go on elsewhere: the writer's thread is everybody's.
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Task => _completion.Task;

    public override bool IsCancelled() => cancellationToken.IsCancellationRequested && _completion.TrySetCanceled(cancellationToken);

    public override void Execute(WriteSession session) => _result = work(session);

    public override void Complete() => _completion.TrySetResult(_result!);

    public override void Fail(Exception error) => _completion.TrySetException(error);
}
