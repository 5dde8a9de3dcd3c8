using Workflow.Runtime;
using Workflow.Sqlite;

namespace Workflow.Cli.Sources;

/// <summary>A kind of store that a connection text can name. A new store has its line here, and nothing else.</summary>
/// <param name="Name">What stands before the colon.</param>
/// <param name="LocationName">What stands after it, for messages.</param>
/// <param name="Exists">Whether there is a store at a location; must not make one.</param>
/// <param name="Use">Has a host find its runs there, and do no more with the store than it is to.</param>
internal sealed record StoreKind(string Name, string LocationName, Func<string, bool> Exists, Action<WorkflowsBuilder, string, StoreUse> Use)
{
    public static StoreKind Sqlite { get; } = new("sqlite", "PATH", File.Exists, static (builder, path, use) => builder.UseSqlite(path, options => options.Access = AccessFor(use)));

    public static IReadOnlyList<StoreKind> All { get; } = [Sqlite];

    private static SqliteStoreAccess AccessFor(StoreUse use) => use switch
    {
        StoreUse.Read => SqliteStoreAccess.ReadOnly,
        StoreUse.Write => SqliteStoreAccess.Existing,
        _ => SqliteStoreAccess.ReadWrite,
    };
}
