using System.Globalization;
using Workflow.Runtime;

namespace Workflow.Cli.Sources;

/// <summary>Something that a run waits for or does.</summary>
/// <param name="Sequence">The number of the event that began it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The step's, hook's, signal's or child workflow's name.</param>
internal sealed record OpenCall(long Sequence, OpenCallKind Kind, string Name)
{
    /// <summary>The attempt of a step that is under way or comes next.</summary>
    public long Attempt { get; init; } = 1;

    /// <summary>When a timer is due, a hook expires, or the next attempt begins; null for none.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>The queue whose workers execute the step; null where that is the run's worker.</summary>
    public string? Queue { get; init; }

    /// <summary>What answers a hook.</summary>
    public string? Token { get; init; }

    /// <summary>The run id of a child.</summary>
    public string? Child { get; init; }

    public static OpenCall Begin(RunEvent begin)
    {
        OpenCallKind kind = begin.Type switch
        {
            "step_started" => OpenCallKind.Step,
            "sleep_started" => OpenCallKind.Sleep,
            "hook_created" => OpenCallKind.Hook,
            "signal_awaited" => OpenCallKind.Signal,
            _ => OpenCallKind.Child,
        };
        string? name = EventData.Text(begin.Data, kind switch { OpenCallKind.Step => "step", OpenCallKind.Child => "workflow", _ => "name" });
        return new OpenCall(begin.Sequence, kind, name ?? "")
        {
            Due = EventData.Time(begin.Data, "due"),
            Queue = EventData.Text(begin.Data, "queue"),
            Token = EventData.Text(begin.Data, "token"),
            Child = EventData.Text(begin.Data, "run_id"),
        };
    }

    /// <summary>The step after an attempt that failed.</summary>
    public OpenCall Again(RunEvent retrying) => this with { Attempt = EventData.Number(retrying.Data, "attempt") + 1, Due = EventData.Time(retrying.Data, "retry_at") };

    /// <summary>In the words of live traces: <c>step charge_card (attempt 2, from 2026-11-23T10:00:00Z)</c>. An attempt whose time has come begins from no time any more.</summary>
    public string At(DateTimeOffset now) => Kind switch
    {
        OpenCallKind.Step => $"step {Name} (attempt {Attempt}{(Due is { } due && due > now ? $", from {Text(due)}" : "")}{(Queue is null ? "" : $", on queue {Queue}")})",
        OpenCallKind.Sleep => $"Durable.Delay until {Text(Due ?? default)}",
        OpenCallKind.Hook => Due is { } due ? $"hook {Name} until {Text(due)}" : $"hook {Name}",
        OpenCallKind.Signal => $"signal {Name}",
        _ => Child is null ? $"child {Name}" : $"child {Name} {Child}",
    };

    /// <summary>The same without what the event's type says already.</summary>
    public string Details => Kind switch
    {
        OpenCallKind.Step => Queue is null ? Name : $"{Name} on queue {Queue}",
        OpenCallKind.Sleep => $"until {Text(Due ?? default)}",
        OpenCallKind.Child => $"{Name} {Child}",
        _ => Due is { } due ? $"{Name} until {Text(due)}" : Name,
    };

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);
}

/// <summary>What a run can wait for or do.</summary>
internal enum OpenCallKind
{
    Step,
    Sleep,
    Hook,
    Signal,
    Child,
}
