using System.Runtime.CompilerServices;
using Workflow.Runtime.Compiled;

namespace Workflow.Runtime.Engine.Snapshots;

/// <summary>
/// What of a run's body lives in memory: its frames, and what it has made of tasks. On the pump only.
/// </summary>
/// <remarks>
/// Everything that waits for a task gets a number when it begins to wait. A task continues those who wait for it in that order, so a snapshot keeps it.
/// </remarks>
internal sealed class RunFrames
{
    private const int FewestToPrune = 16;
    private readonly List<CompositeTask> _composites = [];
    private readonly List<Task> _replays = [];
    private ConditionalWeakTable<Task, object>? _origins;
    private long _ordinal;
    private int _pruneAt = FewestToPrune;
    private Frame? _last;

    /// <summary>The frame that was entered first among those that are not over; the others follow it.</summary>
    public Frame? First { get; private set; }

    /// <summary>The composite tasks that are not over, in the order in which they were made.</summary>
    public IEnumerable<CompositeTask> PendingComposites => _composites.Where(static each => !each.Task.IsCompleted);

    /// <summary>Whether a body is under way that only a replay can bring back.</summary>
    public bool HasReplays => _replays.Exists(static each => !each.IsCompleted);

    public long NextOrdinal() => ++_ordinal;

    public void Enter(Frame frame)
    {
        frame.Previous = _last;
        if (_last is null) First = frame;
        else _last.Next = frame;
        _last = frame;
    }

    public void Leave(Frame frame)
    {
        if (frame.Previous is null) First = frame.Next;
        else frame.Previous.Next = frame.Next;
        if (frame.Next is null) _last = frame.Previous;
        else frame.Next.Previous = frame.Previous;
        frame.Previous = frame.Next = null;
    }

    /// <summary>Remembers of what type a frame's task is, for after the frame's end.</summary>
    public void NoteEndTask(Frame frame, Task task)
    {
        // Nobody but the engine sees the task of the first frame.
        if (frame.Previous is not null && frame.EndType is { } type) NoteType(task, type);
    }

    /// <summary>Remembers of what type the result of a task is.</summary>
    public void NoteType(Task task, TaskType type) => (_origins ??= []).AddOrUpdate(task, type);

    /// <summary>Remembers what a task is made of.</summary>
    public TTask Note<TTask, TPart>(TTask task, CompositeKind kind, TPart[] parts, CancellationToken token = default)
        where TTask : Task
        where TPart : Task => Note(task, kind, parts, typeof(TPart) != typeof(Task), token);

    /// <summary>Makes a composite task again.</summary>
    public Task Remake(CompositeKind kind, Task[] parts, TaskType? partType, CancellationToken token) => Note(
        kind switch
        {
            CompositeKind.All => partType?.WhenAll(parts) ?? Task.WhenAll(parts),
            CompositeKind.Any => partType?.WhenAny(parts) ?? Task.WhenAny(parts),
            _ => partType?.Until(parts[0], token) ?? parts[0].WaitAsync(token),
        },
        kind, parts, partType is not null, token);

    /// <summary>What a task is made of; null for one that is not made of others.</summary>
    public CompositeTask? CompositeOf(Task task) =>
        _origins is not null && _origins.TryGetValue(task, out object? origin) ? origin as CompositeTask : null;

    /// <summary>The type of a task's result; null where it has none, or nobody can tell.</summary>
    public TaskType? TypeOf(Task task)
    {
        if (task.AsyncState is StepDescriptor step) return step.ResultType;
        if (task.AsyncState is TaskType message) return message;
        if (_origins is null || !_origins.TryGetValue(task, out object? origin)) return null;
        return origin as TaskType ?? TypeOf((CompositeTask)origin);
    }

    /// <summary>The type that the results of a composite's parts have in common; null where nobody can tell.</summary>
    public TaskType? PartTypeOf(CompositeTask composite)
    {
        foreach (Task part in composite.Parts)
        {
            if (TypeOf(part) is { } type) return type;
        }

        return null;
    }

    private TaskType? TypeOf(CompositeTask composite) => composite switch
    {
        { Kind: CompositeKind.Any, IsTyped: false } => TaskType.OfTask,
        { Kind: CompositeKind.Any } => PartTypeOf(composite)?.First,
        { Kind: CompositeKind.All, IsTyped: true } => PartTypeOf(composite)?.Array,
        { Kind: CompositeKind.Until, IsTyped: true } => PartTypeOf(composite),
        _ => null,
    };

    private TTask Note<TTask>(TTask task, CompositeKind kind, Task[] parts, bool isTyped, CancellationToken token)
        where TTask : Task
    {
        // The task of nothing at all may be everybody's, and one that is merely over needs no origin.
        if (parts.Length == 0 || task.IsCompletedSuccessfully && !isTyped && kind != CompositeKind.Any) return task;
        // The framework gives back the task itself where all of them are one.
        if (Array.IndexOf(parts, task) >= 0) return task;
        CompositeTask composite = new(kind, task, parts, isTyped, NextOrdinal(), token);
        (_origins ??= []).AddOrUpdate(task, composite);
        if (task.IsCompleted) return task;
        if (_composites.Count >= _pruneAt)
        {
            _composites.RemoveAll(static each => each.Task.IsCompleted);
            _pruneAt = Math.Max(FewestToPrune, 2 * _composites.Count);
        }

        _composites.Add(composite);
        return task;
    }

    /// <summary>Remembers a task that only a replay can bring back.</summary>
    public void NoteReplay(Task task)
    {
        _replays.RemoveAll(static each => each.IsCompleted);
        _replays.Add(task);
    }
}
