using Microsoft.Extensions.Logging;
using Workflow.Runtime;
using Workflow.Runtime.Engine;
using Workflow.Runtime.Engine.Runs;
using Workflow.Runtime.Values;

namespace Workflow.Testing.Plain;

/// <summary>What <see cref="Durable"/> means in a plain body: the same API over virtual time, without a log.</summary>
internal sealed class PlainScope(
    VirtualTime time, int seed, ILogger logger, PayloadTypes payloads, PlainMessages messages, CancellationToken cancellationToken) : DurableScope
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(40);
    private readonly Random _guids = new(seed);
    private int _hooks;

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

    public override Hook<T> CreateHook<T>(string name, TimeSpan? expiresAfter, CancellationToken cancellationToken)
    {
        Task<T> received = messages.Wait<T>("hook", name, cancellationToken);
        return expiresAfter is { } limit
            ? new Hook<T>(name, $"plain_{++_hooks}", time.GetUtcNow() + limit, received.WaitAsync(limit, time, cancellationToken))
            : new Hook<T>(name, $"plain_{++_hooks}", null, received);
    }

    public override Task<T> WaitForSignal<T>(string name, CancellationToken cancellationToken) => messages.Wait<T>("signal", name, cancellationToken);

    public override async Task<T> WaitForSignal<T>(string name, TimeSpan timeout)
    {
        using CancellationTokenSource giveUp = new();
        Task<T> wait = messages.Wait<T>("signal", name, giveUp.Token);
        try
        {
            return await wait.WaitAsync(timeout, time).ConfigureAwait(false);
        }
        finally
        {
            await giveUp.CancelAsync().ConfigureAwait(false);
        }
    }

    public override DurableCancellation CreateCancellation() => new(null);

    public override void SetTag(string key, string value)
    {
        // A plain body has no run to tag.
    }

    public override T Copy<T>(T value) => value is null ? value : Payload.Read(payloads.Of<T>().Codec!, Payload.Write(payloads.Of<T>().Codec!, value));

    public override Task<ChildHandle<TResult>> StartChild<TArguments, TResult>(
        string workflow, string version, TArguments arguments, ChildOptions? options, CancellationToken cancellationToken) => throw NoRun($"child workflow '{workflow}'");

    public override Task<ChildHandle> StartChild<TArguments>(
        string workflow, string version, TArguments arguments, ChildOptions? options, CancellationToken cancellationToken) => throw NoRun($"child workflow '{workflow}'");

    public override Task<TResult> ContinueAsNew<TArguments, TResult>(string workflow, string version, TArguments arguments) => throw NoRun($"beginning workflow '{workflow}' anew");

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

    private static NotSupportedException NoRun(string what) => new(
        $"A plain body has no run, so there is no {what}. Start the workflow with the test host's Client instead.");
}
