using System.Diagnostics;
using System.Diagnostics.Metrics;
using Workflow.Runtime.Engine.Steps;
using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Telemetry;

/// <summary>What an engine counts and measures. Does nothing where nobody listens, and makes no garbage then. Thread-safe.</summary>
internal sealed class EngineMetrics : IDisposable
{
    private readonly Meter? _own;
    private readonly Meter _meter;
    private readonly Counter<long> _runStarts;
    private readonly Counter<long> _runEnds;
    private readonly Histogram<double> _runDuration;
    private readonly Counter<long> _stepAttempts;
    private readonly Counter<long> _stepRetries;
    private readonly Histogram<double> _stepDuration;
    private readonly Histogram<int> _commitSize;
    private readonly Histogram<double> _commitDuration;
    private readonly Histogram<double> _resumeLatency;
    private readonly Histogram<double> _resumeDuration;

    /// <param name="meters">Makes the meter, and disposes it with the container; null where there is none, and the meter is this one's own.</param>
    public EngineMetrics(IMeterFactory? meters)
    {
        MeterOptions options = new(WorkflowTelemetry.MeterName) { Version = Spans.Version };
        _meter = meters?.Create(options) ?? (_own = new Meter(options));
        _runStarts = _meter.CreateCounter<long>("workflow.run.starts", "{run}", "Runs whose bodies began.");
        _runEnds = _meter.CreateCounter<long>("workflow.run.ends", "{run}", "Runs that ended.");
        _runDuration = _meter.CreateHistogram("workflow.run.duration", "s", "From the creation of a run to its end.", tags: null, Buckets.Run);
        _stepAttempts = _meter.CreateCounter<long>("workflow.step.attempts", "{attempt}", "Attempts of steps that ended.");
        _stepRetries = _meter.CreateCounter<long>("workflow.step.retries", "{retry}", "Attempts of steps that began after another had failed.");
        _stepDuration = _meter.CreateHistogram("workflow.step.duration", "s", "How long the body of an attempt ran.", tags: null, Buckets.Step);
        _commitSize = _meter.CreateHistogram("workflow.commit.size", "{write}", "Writes that shared a transaction.", tags: null, Buckets.Count);
        _commitDuration = _meter.CreateHistogram("workflow.commit.duration", "s", "How long the store took to make a batch of writes durable.", tags: null, Buckets.Short);
        _resumeLatency = _meter.CreateHistogram(
            "workflow.resume.latency", "s", "From when a run was due, or the message that it waited for had come, until its body reacted.", tags: null, Buckets.Short);
        _resumeDuration = _meter.CreateHistogram("workflow.resume.duration", "s", "How long it took to bring a run into memory.", tags: null, Buckets.Short);
    }

    /// <summary>Whether it is worth finding out since when a run was due.</summary>
    public bool MeasuresLatency => _resumeLatency.Enabled;

    /// <summary>Has what is under way be told to whoever asks. Called once.</summary>
    /// <param name="runs">How many runs are in memory.</param>
    /// <param name="queues">The queues of this process.</param>
    public void Watch(Func<int> runs, Func<IEnumerable<KeyValuePair<string, StepQueue>>> queues)
    {
        _meter.CreateObservableUpDownCounter("workflow.run.active", runs, "{run}", "Runs in memory.");
        _meter.CreateObservableUpDownCounter(
            "workflow.step.active", () => queues().Select(static each => Of(each.Key, each.Value.Executing)), "{attempt}", "Attempts of steps that are being executed.");
        _meter.CreateObservableUpDownCounter(
            "workflow.queue.depth", () => queues().Select(static each => Of(each.Key, each.Value.Waiting)), "{attempt}", "Attempts of steps that wait for room in their queue.");
    }

    public void RunStarted(RunRecord run) => _runStarts.Add(1, Tag(AttributeNames.Workflow, run.Workflow));

    public void RunEnded(RunRecord run, CommitRun last)
    {
        if (!_runEnds.Enabled && !_runDuration.Enabled) return;
        TagList tags = new() { Tag(AttributeNames.Workflow, run.Workflow), Tag(AttributeNames.RunStatus, last.Status.ToText()) };
        _runEnds.Add(1, tags);
        _runDuration.Record((last.Now - run.CreatedAt).TotalSeconds, tags);
    }

    public void AttemptBegan(StepAttempt attempt)
    {
        if (attempt.Attempt > 1) _stepRetries.Add(1, Tag(AttributeNames.Workflow, attempt.Workflow), Tag(AttributeNames.Step, attempt.Step.Name));
    }

    /// <param name="attempt">The attempt.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="elapsed">How long its body ran; null where it did not.</param>
    public void AttemptEnded(StepAttempt attempt, StepOutcome outcome, TimeSpan? elapsed)
    {
        if (!_stepAttempts.Enabled && !_stepDuration.Enabled) return;
        string text = AttemptOutcome.Of(attempt, outcome);
        TagList tags = new()
        {
            Tag(AttributeNames.Workflow, attempt.Workflow), Tag(AttributeNames.Step, attempt.Step.Name), Tag(AttributeNames.StepOutcome, text),
        };
        if (AttemptOutcome.ErrorOf(text, outcome) is { } error) tags.Add(Tag(AttributeNames.ErrorType, error));
        _stepAttempts.Add(1, tags);
        if (elapsed is { } duration) _stepDuration.Record(duration.TotalSeconds, tags);
    }

    public void Committed(int writes, TimeSpan elapsed)
    {
        _commitSize.Record(writes);
        _commitDuration.Record(elapsed.TotalSeconds);
    }

    public void Loaded(RunRecord run, ResumeKind kind, TimeSpan elapsed)
    {
        if (_resumeDuration.Enabled) _resumeDuration.Record(elapsed.TotalSeconds, Tag(AttributeNames.Workflow, run.Workflow), Tag(AttributeNames.ResumeKind, kind.ToText()));
    }

    public void Reacted(RunRecord run, ResumeKind kind, TimeSpan late) => _resumeLatency.Record(
        Math.Max(0, late.TotalSeconds), Tag(AttributeNames.Workflow, run.Workflow), Tag(AttributeNames.ResumeKind, kind.ToText()));

    public void Dispose() => _own?.Dispose();

    private static Measurement<int> Of(string queue, int count) => new(count, Tag(AttributeNames.StepQueue, queue));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
