using System.CommandLine;
using Workflow.Cli.Sources;
using Workflow.Runtime;

namespace Workflow.Cli.Commands;

/// <summary>Where a verb looks.</summary>
internal static class SourceOptions
{
    /// <summary>The store, by connection text. Every verb has it.</summary>
    public static Option<string?> Store { get; } = new("--store")
    {
        Description = "The store: sqlite:PATH. Default: the environment variable WORKFLOW_STORE, else sqlite:workflows.db.",
        HelpName = "sqlite:PATH",
        Recursive = true,
    };

    /// <summary>A new option for a verb that can also read traces.</summary>
    public static Option<string?> TraceDirectory() => Filled.Of(new Option<string?>("--trace-dir")
    {
        Description = "Read live traces from this directory instead of a store, such as .workflow-trace.",
        HelpName = "PATH",
    });

    /// <summary>The store that a command line means, to read it.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="configure">Adds workflows whose code is at hand; null for none.</param>
    /// <exception cref="CommandException">There is no such store.</exception>
    public static StoreSource OpenStore(ParseResult parsed, Action<WorkflowsBuilder>? configure = null) =>
        StoreSource.Open(AddressIn(parsed), StoreUse.Read, configure);

    /// <summary>The same for a verb that writes to the store.</summary>
    public static StoreSource OpenStoreToWrite(ParseResult parsed) => StoreSource.Open(AddressIn(parsed), StoreUse.Write);

    /// <summary>The same for a verb that writes a store, which need not be there yet.</summary>
    public static StoreSource OpenOrMakeStore(ParseResult parsed) => StoreSource.Open(AddressIn(parsed), StoreUse.Make);

    /// <summary>The store or the traces that a command line means.</summary>
    /// <exception cref="CommandException">There are none, or both are named.</exception>
    public static IRunSource Open(ParseResult parsed, Option<string?> traceDirectory)
    {
        if (parsed.GetValue(traceDirectory) is not { } directory) return OpenStore(parsed);
        return parsed.GetValue(Store) is null ? new TraceSource(directory)
            : throw new CommandException(ExitCodes.Usage, "--store and --trace-dir exclude each other.", "Name the one that is to be read.");
    }

    private static StoreAddress AddressIn(ParseResult parsed) => StoreAddress.Parse(parsed.GetValue(Store) ?? StoreAddress.Default);
}
