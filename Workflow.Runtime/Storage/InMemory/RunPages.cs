using System.Globalization;

namespace Workflow.Runtime.Storage.InMemory;

/// <summary>Filters runs and cuts the answer into pages. A page ends at a run, not at a count, so runs that come meanwhile shift nothing.</summary>
internal static class RunPages
{
    public static RunPage Read(StoreState state, RunQuery query)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.PageSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.PageSize, 1000);
        (long Created, string Id)? after = query.Continuation is null ? null : Parse(query.Continuation);
        List<RunRecord> page = [];
        foreach (StoredRun run in state.ByCreation)
        {
            if (after is { } last && Compare(Key(run), last) <= 0 || !Matches(run.Record, query)) continue;
            if (page.Count == query.PageSize) return new RunPage(page, Format(page[^1]));
            page.Add(run.Record);
        }

        return new RunPage(page, null);
    }

    public static int NewestFirst(StoredRun a, StoredRun b) => Compare(Key(a), Key(b));

    private static (long Created, string Id) Key(StoredRun run) => (run.Record.CreatedAt.UtcTicks, run.Record.RunId);

    private static int Compare((long Created, string Id) a, (long Created, string Id) b) =>
        a.Created != b.Created ? b.Created.CompareTo(a.Created) : string.CompareOrdinal(b.Id, a.Id);

    private static bool Matches(RunRecord run, RunQuery query) =>
        (query.Workflow is null || run.Workflow == query.Workflow)
        && (query.Version is null || run.Version == query.Version)
        && (query.Statuses is null || query.Statuses.Contains(run.Status))
        && (query.IdPrefix is null || run.RunId.StartsWith(query.IdPrefix, StringComparison.Ordinal))
        && (query.Workspace is null || run.Workspace == query.Workspace)
        && (query.Project is null || run.Project == query.Project)
        && (query.CreatedFrom is null || run.CreatedAt >= query.CreatedFrom)
        && (query.CreatedBefore is null || run.CreatedAt < query.CreatedBefore)
        && (query.Tags is null || query.Tags.All(tag => run.Tags.TryGetValue(tag.Key, out string? value) && value == tag.Value));

    private static string Format(RunRecord last) => string.Create(CultureInfo.InvariantCulture, $"{last.CreatedAt.UtcTicks}.{last.RunId}");

    private static (long, string) Parse(string continuation)
    {
        int dot = continuation.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && long.TryParse(continuation.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out long created)
            ? (created, continuation[(dot + 1)..])
            : throw new ArgumentException($"'{continuation}' is no continuation that this store gave out.", nameof(continuation));
    }
}
