using Workflow.Runtime.Engine.Log;
using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Engine.Runs;

/// <summary>The children of a run, as its log tells of them.</summary>
internal static class Children
{
    private const string Terminate = "terminate";
    private const string Abandon = "abandon";

    /// <summary>How a policy is recorded; null for the default one.</summary>
    public static string? TextOf(ParentClosePolicy policy) => policy switch
    {
        ParentClosePolicy.Terminate => Terminate,
        ParentClosePolicy.Abandon => Abandon,
        _ => null,
    };

    /// <summary>The calls of children that have neither ended nor been given up.</summary>
    public static IEnumerable<LogEntry> OpenIn(IReadOnlyCollection<LogEntry> log) =>
        // One that was refused for its size holds no input.
        OpenCalls.In(log, EventTypes.ChildStarted).Where(static each => each.Payload is not null);

    /// <summary>What open children are told when their parent ends.</summary>
    public static IEnumerable<DeliverMessage> OrdersTo(IEnumerable<LogEntry> open, RunRecord parent, DateTimeOffset now) =>
        from child in open
        where child.Kind != Abandon
        select Order(ParentOf(parent, child.Sequence), child.Address!, child.Kind == Terminate ? InboxMessageKinds.Terminate : InboxMessageKinds.Cancel, now);

    /// <summary>An order that carries nothing, and of which one is enough. A run that has the child's id, and was therefore refused as a child, is not meant.</summary>
    public static DeliverMessage Order(RunParent parent, string child, string kind, DateTimeOffset now) =>
        new(child, kind, "{}"u8.ToArray(), now, kind) { ToChildOf = parent };

    /// <summary>What a child knows of its parent.</summary>
    public static RunParent ParentOf(RunRecord parent, long call) => new(parent.RunId, call, parent.CreatedAt);
}
