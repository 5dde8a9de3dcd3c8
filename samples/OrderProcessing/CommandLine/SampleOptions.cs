using Workflow.Sqlite;

namespace OrderProcessing.CommandLine;

/// <summary>What was asked for on the command line.</summary>
internal sealed record SampleOptions
{
    /// <summary>The database; default <c>orders.db</c> in the current directory.</summary>
    public string Database { get; init; } = "orders.db";

    /// <summary>The folder that orders are read from; default the one beside the program.</summary>
    public string Orders { get; init; } = Path.Combine(AppContext.BaseDirectory, "order-files");

    /// <summary>Where outcomes are written as JSON; null for nowhere.</summary>
    public string? Output { get; init; }

    /// <summary>Where steps leave their traces; null for nowhere.</summary>
    public string? Effects { get; init; }

    /// <summary>After how many steps the process is killed; null for never.</summary>
    public int? CrashAfter { get; init; }

    /// <summary>Whether earlier runs are forgotten first.</summary>
    public bool Reset { get; init; }

    /// <summary>Whether only the usage is wanted.</summary>
    public bool Help { get; init; }

    /// <summary>Changes the store's options. Not on the command line: tests cut commits off through it.</summary>
    public Action<SqliteStoreOptions>? ConfigureStore { get; init; }
}
