using System.Collections.Concurrent;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Engine.Kit;

namespace Workflow.Runtime.Tests.Engine.Faults;

/// <summary>
/// A store in front of a sound one whose calls go wrong by a seed, in every way that the contract allows. It is no part of the testing
/// package: what it puts to the test is the engine, not the user's workflows.
/// </summary>
internal sealed class UnreliableStore(IWorkflowStore inner, int seed) : DelegatingStore(inner)
{
    private static readonly Fault[] OfWrites = [Fault.Busy, Fault.Broken, Fault.ReplyLost, Fault.Repeated, Fault.Slow];
    private static readonly Fault[] OfAcquisitions = [Fault.Busy, Fault.Broken, Fault.ReplyLost, Fault.Slow];
    private static readonly Fault[] OfReads = [Fault.Busy, Fault.Broken, Fault.Slow];
    private const double RateOfWrites = 0.25;
    private const double RateOfOthers = 0.08;
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, Queue<Fault>> _decks = [];
    private int _renewals;
    private readonly ConcurrentDictionary<(string Call, Fault Fault), int> _faults = new();

    /// <summary>What went wrong, and how often.</summary>
    public IReadOnlyDictionary<(string Call, Fault Fault), int> Faults => _faults;

    public override Task<IReadOnlyList<StoreOutcome>> WriteAsync(IReadOnlyList<StoreWrite> writes, CancellationToken cancellationToken) =>
        CallAsync("write", OfWrites, () => base.WriteAsync(writes, cancellationToken));

    /// <summary>The first one succeeds: a worker that cannot get a lease does not start.</summary>
    public override Task RenewLeaseAsync(WorkerLease lease, CancellationToken cancellationToken) =>
        CallAsync("renew", Interlocked.Increment(ref _renewals) == 1 ? [Fault.None] : OfAcquisitions, async () =>
        {
            await base.RenewLeaseAsync(lease, cancellationToken);
            return true;
        });

    public override Task<AcquiredRuns> AcquireRunsAsync(RunAcquisition request, CancellationToken cancellationToken) =>
        CallAsync("acquire runs", OfAcquisitions, () => base.AcquireRunsAsync(request, cancellationToken));

    public override Task<AcquiredSteps> AcquireStepsAsync(StepAcquisition request, CancellationToken cancellationToken) =>
        CallAsync("acquire steps", OfAcquisitions, () => base.AcquireStepsAsync(request, cancellationToken));

    public override Task<IReadOnlyList<InboxMessage>> ReadInboxAsync(string workerId, CancellationToken cancellationToken) =>
        CallAsync("read inbox", OfReads, () => base.ReadInboxAsync(workerId, cancellationToken));

    public override Task<IReadOnlyList<StepTask>> ReadStepTasksAsync(string workerId, CancellationToken cancellationToken) =>
        CallAsync("read step tasks", OfReads, () => base.ReadStepTasksAsync(workerId, cancellationToken));

    public override Task<RunRecord?> ReadRunAsync(string runId, CancellationToken cancellationToken) =>
        CallAsync("read run", OfReads, () => base.ReadRunAsync(runId, cancellationToken));

    public override Task<IReadOnlyList<EventRecord>> ReadEventsAsync(string runId, long afterSequence, int limit, CancellationToken cancellationToken) =>
        CallAsync("read events", OfReads, () => base.ReadEventsAsync(runId, afterSequence, limit, cancellationToken));

    public override Task<RunPage> QueryRunsAsync(RunQuery query, CancellationToken cancellationToken) =>
        CallAsync("query", OfReads, () => base.QueryRunsAsync(query, cancellationToken));

    private async Task<T> CallAsync<T>(string call, Fault[] kinds, Func<Task<T>> apply)
    {
        (Fault fault, int pause) = Draw(call, kinds);
        if (fault != Fault.None) _faults.AddOrUpdate((call, fault), 1, static (_, count) => count + 1);
        switch (fault)
        {
            case Fault.Busy:
                throw new StoreException(Name, $"busy ({call})", isTransient: true);
            case Fault.Broken:
                throw new StoreException(Name, $"broken ({call})");
            case Fault.ReplyLost:
                await apply();
                throw new StoreException(Name, $"reply lost ({call})");
            case Fault.Repeated:
                await apply();
                return await apply();
            case Fault.Slow:
                await Task.Delay(pause);
                return await apply();
            default:
                return await apply();
        }
    }

    /// <summary>Whether a call goes wrong is up to chance; how it does comes from a deck of cards, so that each way has its turn.</summary>
    private (Fault Fault, int Pause) Draw(string call, Fault[] kinds)
    {
        lock (_random)
        {
            if (_random.NextDouble() >= (kinds == OfWrites ? RateOfWrites : RateOfOthers)) return (Fault.None, 0);
            if (!_decks.TryGetValue(call, out Queue<Fault>? deck) || deck.Count == 0)
            {
                Fault[] cards = [.. kinds];
                _random.Shuffle(cards);
                _decks[call] = deck = new Queue<Fault>(cards);
            }

            return (deck.Dequeue(), _random.Next(1, 6));
        }
    }
}
