using System.Globalization;
using System.Text;
using Workflow.Runtime;
using Workflow.Runtime.Storage;
using Workflow.Sqlite.Native;

namespace Workflow.Sqlite.Reading;

/// <summary>Filters runs and cuts the answer into pages. A page ends at a run, not at a count, so runs that come meanwhile shift nothing.</summary>
internal static class RunQueries
{
    public static void Check(RunQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.PageSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.PageSize, 1000);
        if (query.Continuation is { } continuation) _ = Parse(continuation);
    }

    public static RunPage Read(Database database, RunQuery query)
    {
        Conditions where = new();
        Filter(where, query);
        if (query.Continuation is { } continuation)
        {
            (long created, string id) = Parse(continuation);
            where.Add($"(r.created_at, r.id) < ({where.Value(created)}, {where.Value(id)})");
        }

        // One more than the page holds tells whether there is another page.
        using Statement rows = where.Prepare(database, RunRows.Select, $" ORDER BY r.created_at DESC, r.id DESC LIMIT {query.PageSize + 1}");
        List<RunRecord> page = [];
        while (rows.Step())
        {
            if (page.Count == query.PageSize) return new RunPage(page, Format(page[^1]));
            page.Add(RunRows.Current(rows));
        }

        return new RunPage(page, null);
    }

    private static void Filter(Conditions where, RunQuery query)
    {
        if (query.Workflow is { } workflow) where.Add($"r.workflow = {where.Value(workflow)}");
        if (query.Version is { } version) where.Add($"r.version = {where.Value(version)}");
        if (query.Statuses is { } statuses)
        {
            where.Add($"r.status IN ({string.Join(", ", statuses.Distinct().Select(status => where.Value(status.ToText())))})");
        }

        // Not LIKE: an id may hold its wildcards, and it ignores case.
        if (query.IdPrefix is { Length: > 0 } prefix)
        {
            string start = where.Value(prefix);
            where.Add($"substr(r.id, 1, length({start})) = {start}");
        }

        if (query.Workspace is { } workspace) where.Add($"d.workspace = {where.Value(workspace)}");
        if (query.Project is { } project) where.Add($"d.project = {where.Value(project)}");
        if (query.CreatedFrom is { } from) where.Add($"r.created_at >= {where.Value(from.UtcTicks)}");
        if (query.CreatedBefore is { } before) where.Add($"r.created_at < {where.Value(before.UtcTicks)}");
        foreach ((string key, string value) in query.Tags ?? new Dictionary<string, string>())
        {
            where.Add($"EXISTS (SELECT 1 FROM json_each(d.tags) t WHERE t.key = {where.Value(key)} AND t.value = {where.Value(value)})");
        }
    }

    private static string Format(RunRecord last) => string.Create(CultureInfo.InvariantCulture, $"{last.CreatedAt.UtcTicks}.{last.RunId}");

    private static (long Created, string Id) Parse(string continuation)
    {
        int dot = continuation.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && long.TryParse(continuation.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out long created)
            ? (created, continuation[(dot + 1)..])
            : throw new ArgumentException($"'{continuation}' is no continuation that this store gave out.", nameof(continuation));
    }

    /// <summary>A WHERE clause in the making; its values are parameters, never text.</summary>
    private sealed class Conditions
    {
        private readonly StringBuilder _sql = new();
        private readonly List<object> _values = [];

        public void Add(string condition) => _sql.Append(_sql.Length == 0 ? " WHERE " : " AND ").Append(condition).Append(' ');

        public string Value(object value)
        {
            _values.Add(value);
            return string.Create(CultureInfo.InvariantCulture, $"?{_values.Count}");
        }

        public Statement Prepare(Database database, string select, string end)
        {
            Statement statement = database.PrepareOnce(select + _sql + end);
            for (int i = 0; i < _values.Count; i++)
            {
                if (_values[i] is long number) statement.Bind(i + 1, number);
                else statement.Bind(i + 1, (string)_values[i]);
            }

            return statement;
        }
    }
}
