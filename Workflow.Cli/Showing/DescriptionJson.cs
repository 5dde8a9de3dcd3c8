using System.Text.Json;
using System.Text.Json.Serialization;
using Workflow.Cli.Sources;
using Workflow.Runtime;

namespace Workflow.Cli.Showing;

/// <summary>A run in JSON, with what it waits for and how it ended.</summary>
internal sealed record DescriptionJson : RunJson
{
    /// <param name="run">The run.</param>
    /// <param name="calls">What is under way.</param>
    /// <param name="progress">What its steps tell.</param>
    /// <param name="end">The event that ended it; null for none.</param>
    public DescriptionJson(RunDescription run, IReadOnlyCollection<OpenCall> calls, IReadOnlyList<StepProgress> progress, RunEvent? end) : base(run)
    {
        WaitsFor = [.. calls.Select(static call => new CallJson(call))];
        Progress = [.. progress.Select(static each => new ProgressJson(each.Step, each.Attempt, each.Fraction, each.Message, each.ReportedAt))];
        Result = end is null ? null : EventData.Body(end.Data, "result");
        Error = end is null ? null : EventData.Error(end.Data);
    }

    [JsonPropertyOrder(1)]
    public IReadOnlyList<CallJson> WaitsFor { get; }

    [JsonPropertyOrder(1)]
    public IReadOnlyList<ProgressJson> Progress { get; }

    [JsonPropertyOrder(1)]
    public JsonElement? Result { get; }

    [JsonPropertyOrder(1)]
    public string? Error { get; }
}

/// <summary>Something that a run waits for or does, in JSON.</summary>
internal sealed record CallJson
{
    public CallJson(OpenCall call)
    {
        Step = call.Sequence;
        Kind = call.Kind.ToString().ToLowerInvariant();
        Name = call.Name;
        Attempt = call.Kind == OpenCallKind.Step ? call.Attempt : null;
        Due = call.Due;
        Queue = call.Queue;
        Token = call.Token;
        RunId = call.Child;
        Text = call.At(DateTimeOffset.UtcNow);
    }

    /// <summary>The number of the event that began it.</summary>
    public long Step { get; }
    public string Kind { get; }
    public string Name { get; }
    public long? Attempt { get; }
    public DateTimeOffset? Due { get; }
    public string? Queue { get; }
    public string? Token { get; }
    public string? RunId { get; }

    /// <summary>All of it in words.</summary>
    public string Text { get; }
}

/// <summary>What a step tells of its progress, in JSON.</summary>
internal sealed record ProgressJson(string Step, int Attempt, double? Fraction, string? Message, DateTimeOffset ReportedAt);
