using System.CommandLine;

namespace Workflow.Cli.Commands;

/// <summary>Output for other programs.</summary>
internal static class JsonOption
{
    public static Option<bool> Create() => new("--json") { Description = "Print JSON, in the form that docs/cli.md describes." };
}
