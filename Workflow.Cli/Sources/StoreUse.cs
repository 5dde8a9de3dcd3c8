namespace Workflow.Cli.Sources;

/// <summary>What a verb does with a store.</summary>
internal enum StoreUse
{
    /// <summary>Reads it, and leaves it as it is.</summary>
    Read,

    /// <summary>Writes to one that is there.</summary>
    Write,

    /// <summary>Writes to it, and makes it where there is none.</summary>
    Make,
}
