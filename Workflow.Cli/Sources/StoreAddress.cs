using Workflow.Runtime;

namespace Workflow.Cli.Sources;

/// <summary>Which store: a kind and where it is, as written in a connection text, <c>sqlite:workflows.db</c>.</summary>
/// <param name="Kind">How the store is reached.</param>
/// <param name="Location">What the kind makes of it: a path.</param>
internal sealed record StoreAddress(StoreKind Kind, string Location)
{
    private const string EnvironmentVariable = "WORKFLOW_STORE";

    /// <summary>The store that is meant where none is named.</summary>
    public static string Default => Environment.GetEnvironmentVariable(EnvironmentVariable) is { Length: > 0 } text ? text : "sqlite:workflows.db";

    /// <summary>Reads a connection text. One without a kind is the path of a SQLite file.</summary>
    /// <exception cref="CommandException">There is no such kind of store.</exception>
    public static StoreAddress Parse(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        // A single letter is the drive of a path.
        if (colon is -1 or 1) return new StoreAddress(StoreKind.Sqlite, text);
        string wanted = text[..colon];
        StoreKind kind = StoreKind.All.FirstOrDefault(kind => kind.Name == wanted) ?? throw new CommandException(
            ExitCodes.Usage, $"'{text}' names no store: there is no kind of store called '{wanted}'.",
            $"There are: {string.Join(", ", StoreKind.All.Select(static kind => $"{kind.Name}:{kind.LocationName}"))}.");
        return colon + 1 < text.Length ? new StoreAddress(kind, text[(colon + 1)..]) : throw new CommandException(
            ExitCodes.Usage, $"'{text}' does not say where the store is.", $"Write {kind.Name}:{kind.LocationName}.");
    }

    /// <exception cref="CommandException">There is no store.</exception>
    public void CheckExists()
    {
        if (!Kind.Exists(Location)) throw new CommandException(
            ExitCodes.Unusable, $"There is no store at {this}.",
            $"Name the store of your program with --store {Kind.Name}:{Kind.LocationName}, or in the environment variable {EnvironmentVariable}. It is there once the program has run.");
    }

    public void Use(WorkflowsBuilder builder, StoreUse use) => Kind.Use(builder, Location, use);

    public override string ToString() => $"{Kind.Name}:{Location}";
}
