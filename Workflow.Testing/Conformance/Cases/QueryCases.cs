using Workflow.Runtime;
using Workflow.Runtime.Storage;

namespace Workflow.Testing.Conformance.Cases;

internal static class QueryCases
{
    public static IEnumerable<StoreConformanceCase> All =>
    [
        StoreConformanceCase.Of("runs are listed newest first", async scene =>
        {
            await CreateAsync(scene, ("a", 2), ("b", 3), ("c", 1));
            Check.Sequence(["b", "a", "c"], await IdsAsync(scene, new RunQuery()));
        }),
        StoreConformanceCase.Of("an empty store has an empty page", async scene =>
        {
            RunPage page = await scene.Store.QueryRunsAsync(new RunQuery(), CancellationToken.None);
            Check.Equal((0, null), (page.Runs.Count, page.Next));
        }),
        StoreConformanceCase.Of("each filter keeps what matches", async scene =>
        {
            CreateRun plain = Scene.NewRun("plain");
            await scene.DoAsync(plain);
            await scene.DoAsync(plain with
            {
                Run = plain.Run with
                {
                    RunId = "other", Workflow = "ship", Version = "2.0.0", Workspace = "shop", Project = "orders", CreatedAt = Scene.Later, Status = RunStatus.Suspended,
                    Tags = new Dictionary<string, string> { ["customer"] = "7", ["it's \"odd\""] = "%" },
                },
            });
            RunQuery[] queries =
            [
                new() { Workflow = "ship" }, new() { Version = "2.0.0" }, new() { Statuses = [RunStatus.Suspended, RunStatus.Failed] }, new() { IdPrefix = "oth" },
                new() { Workspace = "shop" }, new() { Project = "orders" }, new() { CreatedFrom = Scene.Later },
                new() { Tags = new Dictionary<string, string> { ["customer"] = "7" } },
                new() { Tags = new Dictionary<string, string> { ["customer"] = "7", ["it's \"odd\""] = "%" } },
            ];
            foreach (RunQuery query in queries) Check.Sequence(["other"], await IdsAsync(scene, query), query.ToString());
            Check.Sequence(["plain"], await IdsAsync(scene, new RunQuery { CreatedBefore = Scene.Later }));
            Check.Sequence([], await IdsAsync(scene, new RunQuery { Workflow = "ship", Version = Scene.Version }));
            Check.Sequence([], await IdsAsync(scene, new RunQuery { Tags = new Dictionary<string, string> { ["customer"] = "7", ["none"] = "" } }));
            Check.Sequence([], await IdsAsync(scene, new RunQuery { Statuses = [] }));
        }),
        StoreConformanceCase.Of("an id's beginning is taken letter by letter", async scene =>
        {
            await CreateAsync(scene, ("a_1", 1), ("ab1", 2), ("A_2", 3), ("a_", 4));
            Check.Sequence(["a_", "a_1"], await IdsAsync(scene, new RunQuery { IdPrefix = "a_" }));
            Check.Sequence([], await IdsAsync(scene, new RunQuery { IdPrefix = "%" }));
            Check.Equal(4, (await IdsAsync(scene, new RunQuery { IdPrefix = "" })).Length);
        }),
        StoreConformanceCase.Of("pages hold every run once, however many were created at the same time", async scene =>
        {
            string[] ids = [.. Enumerable.Range(0, 25).Select(i => $"run-{i:00}")];
            await scene.WriteAllAsync([.. ids.Select(id => Scene.NewRun(id))]);
            Check.Sequence(ids.Reverse(), await AllPagesAsync(scene, new RunQuery { PageSize = 4 }));
            Check.Sequence(ids.Reverse(), await AllPagesAsync(scene, new RunQuery { PageSize = 25 }));
        }),
        StoreConformanceCase.Of("runs that come while pages are read shift nothing", async scene =>
        {
            await CreateAsync(scene, ("a", 1), ("b", 2), ("c", 3));
            RunPage first = await scene.Store.QueryRunsAsync(new RunQuery { PageSize = 2 }, CancellationToken.None);
            await CreateAsync(scene, ("d", 4), ("e", 5));
            Check.Sequence(["a"], await AllPagesAsync(scene, new RunQuery { PageSize = 2, Continuation = first.Next }));
        }),
        StoreConformanceCase.Of("filters and pages go together", async scene =>
        {
            CreateRun run = Scene.NewRun("x");
            for (int i = 0; i < 20; i++) await scene.DoAsync(run with { Run = run.Run with { RunId = $"r{i:00}", Workspace = i % 3 == 0 ? "shop" : "other" } });
            Check.Sequence(
                ["r18", "r15", "r12", "r09", "r06", "r03", "r00"], await AllPagesAsync(scene, new RunQuery { Workspace = "shop", PageSize = 2 }));
        }),
        StoreConformanceCase.Of("impossible page sizes and continuations are refused", async scene =>
        {
            foreach (RunQuery query in new RunQuery[] { new() { PageSize = 0 }, new() { PageSize = 1001 }, new() { Continuation = "not one of ours" } })
            {
                await Check.ThrowsAsync<ArgumentException>(() => scene.Store.QueryRunsAsync(query, CancellationToken.None), query.ToString());
            }
        }),
    ];

    private static async Task CreateAsync(Scene scene, params (string Id, int Minute)[] runs)
    {
        foreach ((string id, int minute) in runs)
        {
            CreateRun create = Scene.NewRun(id);
            await scene.DoAsync(create with { Run = create.Run with { CreatedAt = Scene.Now.AddMinutes(minute) } });
        }
    }

    private static async Task<string[]> IdsAsync(Scene scene, RunQuery query) =>
        [.. (await scene.Store.QueryRunsAsync(query, CancellationToken.None)).Runs.Select(run => run.RunId)];

    private static async Task<List<string>> AllPagesAsync(Scene scene, RunQuery query)
    {
        List<string> ids = [];
        while (true)
        {
            RunPage page = await scene.Store.QueryRunsAsync(query, CancellationToken.None);
            Check.True(page.Runs.Count <= query.PageSize, "a page holds no more than it may");
            ids.AddRange(page.Runs.Select(run => run.RunId));
            if (page.Next is null) return ids;
            query = query with { Continuation = page.Next };
        }
    }
}
