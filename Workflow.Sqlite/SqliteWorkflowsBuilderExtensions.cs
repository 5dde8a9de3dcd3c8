using Workflow.Sqlite;

// Where users of the builder look.
namespace Workflow.Runtime;

/// <summary>Puts workflows into SQLite.</summary>
public static class SqliteWorkflowsBuilderExtensions
{
    /// <summary>Keeps runs in a SQLite file.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="path">The file; see <see cref="SqliteWorkflowStore(string, SqliteStoreOptions?)"/>.</param>
    /// <param name="configure">Changes the options; null for the defaults.</param>
    public static WorkflowsBuilder UseSqlite(this WorkflowsBuilder builder, string path, Action<SqliteStoreOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        SqliteStoreOptions options = new();
        configure?.Invoke(options);
        options.Validate();
        string resolved = DatabasePath.Resolve(path);
        return builder.UseStore(_ => new SqliteWorkflowStore(resolved, options));
    }
}
