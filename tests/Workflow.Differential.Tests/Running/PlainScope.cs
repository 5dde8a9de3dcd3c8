using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Workflow.Runtime;

namespace Workflow.Differential.Running;

/// <summary>What <see cref="Durable"/> means in a plain execution.</summary>
internal sealed class PlainScope(PlainStage stage) : DurableScope
{
    public override RunInfo Run { get; } = new(DurableExecution.RunId, "plain", "1.0.0", stage.Now, new Dictionary<string, string>());

    public override CancellationToken CancellationToken => CancellationToken.None;

    public override DateTimeOffset UtcNow => stage.Now;

    public override Random Random { get; } = new(1);

    public override ILogger Logger => NullLogger.Instance;

    public override Guid NewGuid() => Guid.Empty;

    public override bool Patched(string id) => true;

    public override Task DelayUntil(DateTimeOffset due, CancellationToken cancellationToken) => stage.Sleep(due, cancellationToken);

    public override Task Delay(TimeSpan duration, CancellationToken cancellationToken) => stage.Sleep(stage.Now + duration, cancellationToken);

    public override void LogEvent(string name, IReadOnlyDictionary<string, string>? data) => stage.Trace.Add($"note {name}");
}
