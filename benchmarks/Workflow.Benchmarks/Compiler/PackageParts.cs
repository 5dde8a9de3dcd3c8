namespace Workflow.Benchmarks.Compiler;

/// <summary>What of the package takes part in a build.</summary>
internal enum PackageParts
{
    /// <summary>The runtime alone, as a library.</summary>
    Runtime,

    /// <summary>The generator besides.</summary>
    Generator,

    /// <summary>All: generator and analyzers.</summary>
    All,
}
