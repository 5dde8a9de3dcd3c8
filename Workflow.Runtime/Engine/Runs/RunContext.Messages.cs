using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine.Log;
using Workflow.Runtime.Engine.Snapshots;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Values;
using Workflow.Runtime.Values.Exceptions;

namespace Workflow.Runtime.Engine.Runs;

/// <content>What the run exchanges with the world: hooks, signals, children, tags; and how it begins anew.</content>
internal sealed partial class RunContext
{
    private const string Refused = "refused";
    private readonly List<WeakReference<DurableCancellation>> _sources = [];
    private bool _tagsChanged;

    /// <summary>Signals that nobody has waited for yet, oldest first.</summary>
    public List<LogEntry> Signals { get; } = [];

    /// <summary>Hooks that were opened since the last commit.</summary>
    public List<NewHook> NewHooks { get; } = [];

    /// <summary>Tokens of hooks that were closed since the last commit.</summary>
    public List<string> ClosedHooks { get; } = [];

    /// <summary>Tokens of hooks that expired since the last commit.</summary>
    public List<string> ExpiredHooks { get; } = [];

    /// <summary>Children that were started since the last commit.</summary>
    public List<(WorkflowDescriptor Workflow, PendingMessage Call, Payload Input, ChildOptions Options)> NewChildren { get; } = [];

    /// <summary>What other runs are told with the next commit.</summary>
    public List<DeliverMessage> NewMessages { get; } = [];

    /// <summary>What the run goes on with from its beginning; null unless its body has asked for that.</summary>
    public (WorkflowDescriptor Workflow, LogEntry Event)? Continuation { get; private set; }

    public override Hook<T> CreateHook<T>(string name, TimeSpan? expiresAfter, CancellationToken cancellationToken)
    {
        EnsureOnPump($"hook '{name}'");
        TaskType<T> type = _services.Payloads.Of<T>();
        bool isRecorded = Log.IsReplaying;
        LogEntry command = Command(new LogEntry
        {
            Type = EventTypes.HookCreated,
            Name = name,
            Address = isRecorded ? null : _services.NewToken(),
            Due = isRecorded || expiresAfter is not { } duration ? default : Later(duration),
        });
        DateTimeOffset? due = command.Due == default ? null : command.Due;
        PendingMessage<T> call = new(MessageKind.Hook, command.Sequence, name, type) { Address = command.Address, Due = due };
        if (!isRecorded) NewHooks.Add(new NewHook(command.Address!, command.Sequence, due));
        AddPending(call, cancellationToken);
        if (cancellationToken.IsCancellationRequested) CancelCall(call, cancellationToken);
        return new Hook<T>(name, command.Address!, due, call.Task);
    }

    public override Task<T> WaitForSignal<T>(string name, CancellationToken cancellationToken) => AwaitSignal<T>(name, cancellationToken).Task;

    public override Task<T> WaitForSignal<T>(string name, TimeSpan timeout)
    {
        PendingMessage<T> call = AwaitSignal<T>(name, CancellationToken.None);
        return NeedsTimer(call.Task, timeout) ? WaitFrame<T>.Start(this, call.Task, timeout, CancellationToken.None, call.Sequence) : call.Task;
    }

    public override DurableCancellation CreateCancellation()
    {
        EnsureOnPump("Durable.CreateCancellation");
        return NewCancellation();
    }

    public override void SetTag(string key, string value)
    {
        EnsureOnPump("Durable.SetTag");
        Command(new LogEntry { Type = EventTypes.TagSet, Name = key, Value = value });
        RestoreTags(new Dictionary<string, string>(Run.Tags, StringComparer.Ordinal) { [key] = value });
        _tagsChanged = true;
    }

    public override T Copy<T>(T value)
    {
        if (value is null) return value;
        Codec<T> codec = _services.Payloads.Of<T>().Codec!;
        try
        {
            return Payload.Read(codec, Payload.Write(codec, value));
        }
        catch (ValueException error)
        {
            throw WorkflowValueException.OfMessage(Run.Workflow, $"the value given to Durable.Copy<{typeof(T).Name}>", error);
        }
    }

    public override Task<ChildHandle<TResult>> StartChild<TArguments, TResult>(
        string workflow, string version, TArguments arguments, ChildOptions? options, CancellationToken cancellationToken)
    {
        PendingMessage<TResult> call = StartChildRun<TArguments, TResult>(workflow, version, arguments, options, cancellationToken);
        return Task.FromResult(new ChildHandle<TResult>(call.Address!, call.Task));
    }

    public override Task<ChildHandle> StartChild<TArguments>(
        string workflow, string version, TArguments arguments, ChildOptions? options, CancellationToken cancellationToken)
    {
        PendingMessage<NoResult> call = StartChildRun<TArguments, NoResult>(workflow, version, arguments, options, cancellationToken);
        return Task.FromResult(new ChildHandle(call.Address!, call.Task));
    }

    public override Task<TResult> ContinueAsNew<TArguments, TResult>(string workflow, string version, TArguments arguments)
    {
        EnsureOnPump($"Continue…AsNew of workflow '{workflow}'");
        WorkflowDescriptor<TArguments, TResult> descriptor = Hosted<TArguments, TResult>(workflow, version);
        if (_workflow.ResultType is not TaskType<TResult>)
            throw new InvalidOperationException(
                $"The run of workflow '{Run.Workflow}' cannot begin anew as '{workflow}', which returns another type: whoever waits for the run wants the result of '{Run.Workflow}'. "
                + "Call it in the body of the run's own workflow only.");
        Payload input = descriptor.Encode(arguments);
        if (Continuation is null)
        {
            LogEntry command = Command(new LogEntry { Type = EventTypes.ContinuedAsNew, Name = workflow, Value = version, Payload = input, Data = Run.Tags });
            Continuation = (descriptor, command);
        }

        // The run ends here: nobody ever continues who awaits this.
        return new TaskCompletionSource<TResult>().Task;
    }

    /// <summary>Takes a message of the inbox into the log, and lets the body react.</summary>
    public void DeliverMessage(LogEntry stimulus)
    {
        PendingMessage? call = stimulus.Type == EventTypes.SignalReceived ? NextWait(stimulus.Name!) : _pending.GetValueOrDefault(stimulus.Call) as PendingMessage;
        // Answers of hooks that were given up, outcomes of children that were.
        if (call is null && stimulus.Type != EventTypes.SignalReceived) return;
        // Of a child of a run that had this id before, where its parent is known by its id alone.
        if (call is { Kind: not MessageKind.Child } && stimulus.Type is EventTypes.ChildCompleted or EventTypes.ChildFailed) return;
        if (call is { Kind: not MessageKind.Child } && stimulus.Payload is { } payload && call.Refuse(payload) is { } error)
            stimulus = stimulus with { Failure = Exceptions.Capture(WorkflowValueException.OfMessage(Run.Workflow, $"{stimulus.Type} '{call.Name}'", error)) };
        Deliver(call is null || call.Kind == MessageKind.Signal ? stimulus : stimulus with { Name = call.Name });
    }

    /// <summary>The hook that is open under a token; 0 for none.</summary>
    public long HookOf(string token) => _pending.Values.FirstOrDefault(each => each is PendingMessage { Kind: MessageKind.Hook } hook && hook.Address == token)?.Sequence ?? 0;

    /// <summary>Takes a source of cancellation back.</summary>
    public DurableCancellation RestoreCancellationSource(bool isCancelled)
    {
        DurableCancellation source = NewCancellation();
        if (isCancelled) source.Cancel();
        return source;
    }

    /// <summary>The run's tags, if they were changed since this was last asked.</summary>
    public IReadOnlyDictionary<string, string>? TakeTags()
    {
        if (!_tagsChanged) return null;
        _tagsChanged = false;
        return Run.Tags;
    }

    public void RestoreTags(IReadOnlyDictionary<string, string> tags) => _run = _run with { Tags = tags };

    /// <summary>The source of the body's own that a token comes from; null for none.</summary>
    public DurableCancellation? SourceOf(CancellationToken token)
    {
        foreach (WeakReference<DurableCancellation> each in _sources)
            if (each.TryGetTarget(out DurableCancellation? source) && source.Token == token) return source;
        return null;
    }

    private DurableCancellation NewCancellation()
    {
        _sources.RemoveAll(static each => !each.TryGetTarget(out _));
        DurableCancellation source = new(() => EnsureOnPump("a cancellation"));
        _sources.Add(new(source));
        return source;
    }

    private PendingMessage<T> AwaitSignal<T>(string name, CancellationToken cancellationToken)
    {
        EnsureOnPump($"signal '{name}'");
        TaskType<T> type = _services.Payloads.Of<T>();
        LogEntry? kept = cancellationToken.IsCancellationRequested ? null : Signals.Find(signal => signal.Name == name);
        // Judged once, and recorded: on replay the code may be another.
        FailureRecord? refusal = kept is null || Log.IsReplaying ? null : RefusalOf(kept, new PendingMessage<T>(MessageKind.Signal, 0, name, type));
        LogEntry command = Command(new LogEntry { Type = EventTypes.SignalAwaited, Name = name, Failure = refusal });
        PendingMessage<T> call = new(MessageKind.Signal, command.Sequence, name, type);
        if (cancellationToken.IsCancellationRequested) call.Cancel(cancellationToken);
        else if (kept is null) AddPending(call, cancellationToken);
        else
        {
            Signals.Remove(kept);
            Take(call, kept with { Failure = command.Failure });
        }

        return call;
    }

    private void Take(PendingMessage call, LogEntry message)
    {
        try
        {
            call.Complete(message, this);
        }
        catch (BlockedException blocked)
        {
            // Thrown into the body, which might do anything with it.
            Violation ??= blocked;
            throw;
        }
    }

    private FailureRecord? RefusalOf(LogEntry message, PendingMessage call) =>
        call.Refuse(message.Payload!.Value) is { } error ? Exceptions.Capture(WorkflowValueException.OfMessage(Run.Workflow, call.Description, error)) : null;

    private PendingMessage<TResult> StartChildRun<TArguments, TResult>(
        string workflow, string version, TArguments arguments, ChildOptions? options, CancellationToken cancellationToken)
    {
        EnsureOnPump($"child workflow '{workflow}'");
        options ??= new ChildOptions();
        if (options.Id is { } id) Names.CheckRunId(id);
        Creation.Check(options.Tags, options.Timeout);
        WorkflowDescriptor<TArguments, TResult> descriptor = Hosted<TArguments, TResult>(workflow, version);
        Payload input = descriptor.Encode(arguments);
        bool isRecorded = Log.IsReplaying;
        // Recorded, for on replay the limit may be another.
        string? refusal = isRecorded ? null : WorkflowValueException.IfTooLarge(
            $"the input of child workflow '{workflow}'", Run.Workflow, null, input, _services.MaxPayloadBytes)?.Message;
        LogEntry command = Command(new LogEntry
        {
            Type = EventTypes.ChildStarted,
            Name = workflow,
            Value = version,
            Address = isRecorded ? null : options.Id ?? _services.NewGuid().ToString("N"),
            Payload = refusal is null ? input : null,
            Data = refusal is null ? null : new Dictionary<string, string> { [Refused] = refusal },
            Kind = Children.TextOf(options.OnParentClose),
        });
        if (command.Data?.GetValueOrDefault(Refused) is { } refused) throw WorkflowValueException.Refused(refused, Run.Workflow, null);
        PendingMessage<TResult> call = new(MessageKind.Child, command.Sequence, workflow, (TaskType<TResult>)descriptor.ResultType)
        {
            Address = command.Address,
            OnParentClose = options.OnParentClose,
        };
        if (!isRecorded) NewChildren.Add((descriptor, call, input, options));
        AddPending(call, cancellationToken);
        if (cancellationToken.IsCancellationRequested) CancelCall(call, cancellationToken);
        return call;
    }

    /// <summary>A workflow that the body wants to start. A host that lacks it cannot go on with the run; another one may.</summary>
    private WorkflowDescriptor<TArguments, TResult> Hosted<TArguments, TResult>(string workflow, string version)
    {
        try
        {
            return _services.Workflow<TArguments, TResult>(workflow, version);
        }
        catch (BlockedException error)
        {
            Violation ??= error;
            throw;
        }
    }

    private PendingMessage? NextWait(string signal)
    {
        foreach (PendingCall each in _pending.Values)
            if (each is PendingMessage { Kind: MessageKind.Signal } wait && wait.Name == signal) return wait;
        return null;
    }

    /// <summary>Whether the stimulus is a signal that nobody waits for; it is kept then.</summary>
    private bool Keeps(LogEntry stimulus)
    {
        if (stimulus.Type != EventTypes.SignalReceived || NextWait(stimulus.Name!) is not null) return false;
        Signals.Add(stimulus);
        return true;
    }

    /// <summary>What a call that is cancelled leaves open in the world is closed.</summary>
    private void Close(PendingMessage call)
    {
        switch (call.Kind)
        {
            case MessageKind.Hook:
                Command(new LogEntry { Type = EventTypes.HookCancelled, Call = call.Sequence, Name = call.Name });
                ClosedHooks.Add(call.Address!);
                break;
            case MessageKind.Child:
                Command(new LogEntry { Type = EventTypes.ChildCancelled, Call = call.Sequence, Name = call.Name });
                NewMessages.Add(Children.Order(new RunParent(Run.Id, call.Sequence, Run.StartedAt), call.Address!, InboxMessageKinds.Cancel, _services.Time.GetUtcNow()));
                break;
        }
    }
}
