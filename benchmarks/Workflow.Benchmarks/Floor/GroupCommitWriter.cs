using Workflow.Runtime.Storage;

namespace Workflow.Benchmarks.Floor;

/// <summary>
/// The floor's writer: a thread that puts all requests that wait into one transaction, and answers them when it is durable. Nothing of the
/// engine or its store is in it.
/// </summary>
internal sealed class GroupCommitWriter : IDisposable
{
    private readonly FloorDatabase _database;
    private readonly object _gate = new();
    private readonly Thread _thread;
    private List<Request> _waiting = [];
    private bool _closed;

    public GroupCommitWriter(FloorDatabase database)
    {
        _database = database;
        _thread = new Thread(Loop) { IsBackground = true, Name = "Floor writer" };
        _thread.Start();
    }

    /// <summary>Inserts events of one run together; they are durable when the task ends.</summary>
    public Task WriteAsync(long run, IReadOnlyList<EventRecord> events)
    {
        Request request = new(run, events, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate)
        {
            _waiting.Add(request);
            if (_waiting.Count == 1) Monitor.Pulse(_gate);
        }

        return request.Durable.Task;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.Pulse(_gate);
        }

        _thread.Join();
    }

    private void Loop()
    {
        List<Request> group = [];
        while (true)
        {
            lock (_gate)
            {
                while (_waiting.Count == 0 && !_closed) Monitor.Wait(_gate);
                if (_waiting.Count == 0) return;
                (group, _waiting) = (_waiting, group);
            }

            _database.Begin();
            foreach (Request request in group)
            {
                foreach (EventRecord entry in request.Events) _database.Insert(request.Run, entry);
            }

            _database.Commit();
            foreach (Request request in group) request.Durable.SetResult();
            group.Clear();
        }
    }

    private readonly record struct Request(long Run, IReadOnlyList<EventRecord> Events, TaskCompletionSource Durable);
}
