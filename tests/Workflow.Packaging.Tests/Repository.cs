using System.Reflection;

namespace Workflow.Packaging.Tests;

/// <summary>What was just built, and how.</summary>
internal static class Repository
{
    /// <summary>The projects that users get as packages.</summary>
    public static string[] Packages { get; } = ["Workflow.Runtime", "Workflow.Sqlite", "Workflow.Testing"];

    /// <summary>The project that users get as a tool.</summary>
    public const string Tool = "Workflow.Cli";

    public static string Root { get; } = Path.GetFullPath(Metadata("RepositoryRoot"));

    public static string Configuration { get; } = Metadata("Configuration");

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
