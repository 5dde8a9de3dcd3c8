using Microsoft.Extensions.Logging;
using Workflow.Runtime;
using Workflow.Runtime.Engine.Runs;

namespace Workflow.Testing.Plain;

/// <summary>What <see cref="Durable"/> means in a plain body: the same API over virtual time, without a log.</summary>
internal sealed class PlainScope(VirtualTime time, int seed, ILogger logger, CancellationToken cancellationToken) : DurableScope
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(40);
    private readonly Random _guids = new(seed);

    public override RunInfo Run { get; } = new("plain", "plain", "1.0.0", time.GetUtcNow(), new Dictionary<string, string>());

    public override CancellationToken CancellationToken => cancellationToken;

    public override DateTimeOffset UtcNow => time.GetUtcNow();

    public override Random Random { get; } = new SeededRandom((ulong)seed);

    public override ILogger Logger => logger;

    public override Guid NewGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        lock (_guids) _guids.NextBytes(bytes);
        return new Guid(bytes);
    }

    // There is no run that began before.
    public override bool Patched(string id) => true;

    public override async Task Delay(TimeSpan duration, CancellationToken cancellationToken)
    {
        // Task.Delay refuses more than 49 days; a workflow may wait for years.
        for (; duration > LongestDelay; duration -= LongestDelay) await Task.Delay(LongestDelay, time, cancellationToken).ConfigureAwait(false);
        await Task.Delay(duration, time, cancellationToken).ConfigureAwait(false);
    }

    public override Task DelayUntil(DateTimeOffset due, CancellationToken cancellationToken)
    {
        TimeSpan duration = due - time.GetUtcNow();
        return Delay(duration > TimeSpan.Zero ? duration : TimeSpan.Zero, cancellationToken);
    }

    public override void LogEvent(string name, IReadOnlyDictionary<string, string>? data)
    {
        // A plain body has no log.
    }
}
