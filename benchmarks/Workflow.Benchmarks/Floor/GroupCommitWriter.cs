using Workflow.Runtime.Storage;

namespace Workflow.Benchmarks.Floor;

/// <summary>
/// The floor's writer: a thread that puts all requests that wait into one transaction, and answers them when it is durable. Nothing of the
/// engine or its store is in it. Thread-safe.
/// </summary>
/// <param name="database">Where it writes; used by its thread alone from here on.</param>
/// <param name="gathers">Whether it waits for every producer's next request before it begins a transaction. No real writer could: it
/// would have to know the future.</param>
internal sealed class GroupCommitWriter(FloorDatabase database, bool gathers) : IDisposable
{
    private readonly object _gate = new();
    private Thread? _thread;
    private List<Request> _waiting = [];
    private int _producers;
    private bool _closed;

    public GroupCommitWriter Start()
    {
        _thread = new Thread(Loop) { IsBackground = true, Name = "Floor writer" };
        _thread.Start();
        return this;
    }

    /// <summary>A producer has begun, or, with -1, has ended.</summary>
    public void ChangeProducers(int change)
    {
        lock (_gate)
        {
            _producers += change;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Inserts events of one run together; they are durable when the task ends.</summary>
    public Task WriteAsync(long run, IReadOnlyList<EventRecord> events)
    {
        Request request = new(run, events, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate)
        {
            _waiting.Add(request);
            if (_waiting.Count >= Enough) Monitor.Pulse(_gate);
        }

        return request.Durable.Task;
    }

    private int Enough => gathers ? Math.Max(1, _producers) : 1;

    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.Pulse(_gate);
        }

        _thread?.Join();
    }

    private void Loop()
    {
        List<Request> group = [];
        while (true)
        {
            lock (_gate)
            {
                while (_waiting.Count < Enough && !_closed) Monitor.Wait(_gate);
                if (_waiting.Count == 0) return;
                (group, _waiting) = (_waiting, group);
            }

            database.Begin();
            foreach (Request request in group)
            {
                foreach (EventRecord entry in request.Events) database.Insert(request.Run, entry);
            }

            database.Commit();
            foreach (Request request in group) request.Durable.SetResult();
            group.Clear();
        }
    }

    private readonly record struct Request(long Run, IReadOnlyList<EventRecord> Events, TaskCompletionSource Durable);
}
