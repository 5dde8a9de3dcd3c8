using System.Collections.Concurrent;
using Workflow.Runtime;
using Workflow.Runtime.Storage;

namespace Workflow.Testing.Conformance.Cases;

internal static class ConcurrencyCases
{
    private const int Runs = 40;
    private const int Steps = 12;

    public static IEnumerable<StoreConformanceCase> All =>
    [
        StoreConformanceCase.Of("of many that create the same id one succeeds", async scene =>
        {
            StoreOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => scene.WriteAsync(Scene.NewRun("run-1")))));
            Check.Equal(1, outcomes.Count(outcome => outcome.Kind == StoreOutcomeKind.Done), "the number of creations that succeeded");
            Check.Equal(49, outcomes.Count(outcome => outcome.Kind == StoreOutcomeKind.Exists), "the number of creations that found the run");
        }),
        StoreConformanceCase.Of("of many that answer a hook one succeeds", async scene =>
        {
            await scene.DoAsync(Scene.Park(await scene.HeldRunAsync()) with { NewHooks = [new NewHook("token", 2, null)] });
            StoreOutcome[] outcomes = await Task.WhenAll(
                Enumerable.Range(0, 50).Select(_ => Task.Run(() => scene.WriteAsync(new AnswerHook("token", Scene.Json("{}"), Scene.Now)))));
            Check.Equal(1, outcomes.Count(outcome => outcome.Kind == StoreOutcomeKind.Done), "the number of answers that succeeded");
        }),
        StoreConformanceCase.Of("workers that acquire at the same time share the runs out", async scene =>
        {
            Scene other = await scene.ReopenAsync();
            await scene.WriteAllAsync([.. Enumerable.Range(0, 100).Select(i => Scene.NewRun($"run-{i}"))]);
            Scene[] views = [scene, other, scene, other];
            string[][] taken = await Task.WhenAll(views.Select((view, i) => Task.Run(async () =>
            {
                await view.RenewAsync($"w{i}");
                List<string> mine = [];
                while (await view.AcquireIdsAsync($"w{i}", limit: 3) is { Length: > 0 } ids) mine.AddRange(ids);
                return mine.ToArray();
            })));
            string[] all = [.. taken.SelectMany(ids => ids)];
            Check.Equal((100, 100), (all.Length, all.Distinct().Count()), "the runs taken, and the different ones among them");
        }),
        StoreConformanceCase.Of("under load every log is gapless and every message arrives once", async scene =>
        {
            Scene other = await scene.ReopenAsync();
            ConcurrentDictionary<string, int> received = new();
            int open = Runs;
            Task senders = Task.Run(() => SendAsync(scene));
            await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => WorkAsync(
                i % 2 == 0 ? scene : other, $"w{i}", received, () => Interlocked.Decrement(ref open), () => Volatile.Read(ref open) > 0))));
            await senders;
            for (int i = 0; i < Runs; i++)
            {
                RunRecord run = await scene.RunAsync($"run-{i}");
                IReadOnlyList<EventRecord> log = await scene.LogAsync(run.RunId);
                Check.Equal((RunStatus.Completed, null), (run.Status, run.Owner), run.RunId);
                Check.Sequence(Enumerable.Range(1, log.Count).Select(n => (long)n), log.Select(entry => entry.Sequence), run.RunId);
                Check.Equal(run.LastSequence, log.Count, run.RunId);
                Check.Equal(Steps, received[run.RunId], $"the messages that {run.RunId} consumed");
            }
        }),
    ];

    private static async Task SendAsync(Scene scene)
    {
        await scene.WriteAllAsync([.. Enumerable.Range(0, Runs).Select(i => Scene.NewRun($"run-{i}"))]);
        for (int step = 0; step < Steps; step++)
        {
            await Task.WhenAll(Enumerable.Range(0, Runs).Select(i => scene.DoAsync(Scene.Signal($"run-{i}"))));
        }
    }

    /// <summary>A worker that takes a few runs, consumes what has come, and lets them go; at times it is withdrawn in the middle.</summary>
    private static async Task WorkAsync(Scene scene, string name, ConcurrentDictionary<string, int> received, Action ended, Func<bool> goOn)
    {
        int turn = 0;
        while (goOn())
        {
            string worker = $"{name}-{++turn}";
            await scene.RenewAsync(worker);
            IReadOnlyList<RunRecord> runs = (await scene.AcquireAsync(worker, limit: 5)).Runs;
            ILookup<string, InboxMessage> inbox = (await scene.InboxAsync(worker)).ToLookup(message => message.RunId);
            foreach (RunRecord run in runs.Skip(turn % 4 == 0 ? 1 : 0))
            {
                InboxMessage[] messages = [.. inbox[run.RunId]];
                int total = received.GetValueOrDefault(run.RunId) + messages.Length;
                CommitRun commit = total == Steps ? Scene.Complete(run) : Scene.Park(run);

                // Noted while the run is held: once it is let go the next worker may count on it.
                received[run.RunId] = total;
                await scene.DoAsync(commit with
                {
                    Events = Scene.Events(run.LastSequence + 1, messages.Length),
                    ConsumedInbox = messages.Length == 0 ? null : messages[^1].Id,
                });
                if (total == Steps) ended();
            }

            await scene.Store.ReleaseWorkerAsync(worker, CancellationToken.None);
            if (runs.Count == 0) await Task.Yield();
        }
    }
}
