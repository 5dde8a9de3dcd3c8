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
    public static IEnumerable<DeliverMessage> OrdersTo(IEnumerable<LogEntry> open, DateTimeOffset now) =>
        from child in open
        where child.Kind != Abandon
        select Order(child.Address!, child.Kind == Terminate ? InboxMessageKinds.Terminate : InboxMessageKinds.Cancel, now);

    /// <summary>An order that carries nothing, and of which one is enough.</summary>
    public static DeliverMessage Order(string runId, string kind, DateTimeOffset now) => new(runId, kind, "{}"u8.ToArray(), now, kind);
}
