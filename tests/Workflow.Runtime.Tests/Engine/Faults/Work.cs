using Workflow.Runtime.Storage;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Faults;

/// <summary>One run that a test makes: how to start it, and how its plain body is called.</summary>
internal sealed record Work(
    string Id, Func<WorkflowClient, StartOptions, Task<WorkflowHandle<int>>> Start, Func<FaultFlows, Task<int>> Plain, bool IsCancelled = false)
{
    /// <summary>What happens to the run from outside once it was started; null for nothing.</summary>
    public Func<WorkflowClient, Witness, Task>? Then { get; init; }

    /// <summary>How many children each run of the parenting kind has.</summary>
    public const int Children = 2;

    /// <summary>Some of every kind.</summary>
    public static Work[] Make(int ofEach) => [.. Enumerable.Range(0, ofEach).SelectMany(static i => MakeOneOfEach(i).Concat(MakeOfWorld(i)))];

    private static IEnumerable<Work> MakeOneOfEach(int i)
    {
        yield return new Work($"chained-{i}", (client, options) => client.StartChainedAsync(i, options), flows => flows.Chained(i));
        yield return new Work($"fanned-{i}", (client, options) => client.StartFannedAsync(2 + i % 7, options), flows => flows.Fanned(2 + i % 7));
        yield return new Work($"stumbling-{i}", (client, options) => client.StartStumblingAsync(i % 4, options), flows => flows.Stumbling(i % 4));
        yield return new Work($"napping-{i}", (client, options) => client.StartNappingAsync(i % 4, options), flows => flows.Napping(i % 4));
        yield return new Work($"outer-{i}", (client, options) => client.StartOuterAsync(i, options), flows => flows.Outer(i));
        yield return new Work($"racing-{i}", (client, options) => client.StartRacingAsync(i, options), flows => flows.Racing(i));
        yield return new Work($"impatient-{i}", (client, options) => client.StartImpatientAsync(i, options), flows => flows.Impatient(i));
        yield return new Work($"afar-{i}", (client, options) => client.StartAfarAsync(i, options), flows => flows.Afar(i));
        yield return new Work($"cancelled-{i}", (client, options) => client.StartCancelledAsync(i, options), flows => flows.Cancelled(i), IsCancelled: true);
    }

    private static IEnumerable<Work> MakeOfWorld(int i)
    {
        // There is no world around a plain body: what these return is plain enough.
        yield return new Work($"parenting-{i}", (client, options) => client.StartParentingAsync(i, options), _ => Task.FromResult(i + 2 + i + 3 + 1));
        yield return new Work($"renewing-{i}", (client, options) => client.StartRenewingAsync(i % 5, i, options), _ => Task.FromResult(i + i % 5 + 1));
        yield return new Work($"signalled-{i}", (client, options) => client.StartSignalledAsync(options), _ => Task.FromResult(5)) { Then = (client, _) => SignalAsync(client, $"signalled-{i}") };
        yield return new Work($"hooked-{i}", (client, options) => client.StartHookedAsync(i, options), _ => Task.FromResult(i + 8)) { Then = (client, witness) => AnswerAsync(client, witness, $"hooked-{i}") };
    }

    private static async Task SignalAsync(WorkflowClient client, string id)
    {
        for (int number = 1; number <= 5; number++)
        {
            int sent = number;
            await InsistAsync(() => client.GetHandle(id).SignalAsync("number", sent));
        }
    }

    private static async Task AnswerAsync(WorkflowClient client, Witness witness, string id)
    {
        string? token;
        while (!witness.Tokens.TryGetValue(id, out token)) await Task.Delay(1);
        await InsistAsync(async () =>
        {
            try
            {
                await client.AnswerHookAsync(token, 7);
            }
            catch (HookException error) when (error.Problem != HookProblem.Unknown)
            {
                // The answer before, whose reply was lost.
            }

            return true;
        });
    }

    /// <summary>What the plain bodies return.</summary>
    public static async Task<int[]> RunPlainAsync(Work[] all)
    {
        await using InMemoryWorkflowStore nothing = new();
        FaultFlows flows = new(new Witness(nothing));
        await using WorkflowTestHost host = WorkflowTestHost.Create(_ => { });
        List<int> results = [];
        foreach (Work each in all) results.Add(await host.RunPlainAsync(() => each.Plain(flows), cancellationToken: new CancellationToken(each.IsCancelled)));
        return [.. results];
    }

    /// <summary>Starts the run three times at once, as impatient callers do, and cancels it where that belongs to it.</summary>
    public async Task<bool> StartAsync(WorkflowClient client, Witness witness)
    {
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => InsistAsync(() => Start(client, new StartOptions { Id = Id }))));
        if (Then is not null) await Then(client, witness);
        return IsCancelled && await InsistAsync(() => client.GetHandle(Id).CancelAsync());
    }

    public Task<int> ResultAsync(WorkflowClient client) => InsistAsync(() => client.GetHandle<int>(Id).GetResultAsync());

    /// <summary>The store's failures reach the callers of the client, too; they ask again.</summary>
    private static async Task<T> InsistAsync<T>(Func<Task<T>> ask)
    {
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (StoreException)
            {
                await Task.Yield();
            }
        }
    }

    /// <summary>A test in which nothing went wrong would prove nothing.</summary>
    public static void Check(IReadOnlyDictionary<(string Call, Fault Fault), int> faults)
    {
        foreach (Fault fault in new[] { Fault.Busy, Fault.Broken, Fault.ReplyLost, Fault.Repeated, Fault.Slow })
            faults.Keys.ShouldContain(("write", fault));
    }
}
