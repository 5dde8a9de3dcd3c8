using Workflow.Benchmarks.Report;
using Workflow.Benchmarks.Scenarios;

namespace Workflow.Benchmarks.Compiler;

/// <summary>Two projects that are built in turns, each after an edit that concerns no workflow.</summary>
internal static class BuildComparison
{
    private const int WarmUps = 2;

    /// <summary>Prints the times and returns the median ratio of the first to the second.</summary>
    public static async Task<double> RunAsync(ScenarioContext context, ProjectKind first, ProjectKind second)
    {
        string server = $"workflow-benchmarks-{Environment.ProcessId}";
        ProjectOnDisk one = await ProjectOnDisk.CreateAsync(context.Directory.NewFolder(), first.Files, first.Parts, server);
        ProjectOnDisk other = await ProjectOnDisk.CreateAsync(context.Directory.NewFolder(), second.Files, second.Parts, server);
        try
        {
            List<double> ofOne = [], ofOther = [];
            for (int i = -WarmUps; i < context.Repetitions; i++)
            {
                double mine = (await one.BuildAsync()).TotalSeconds;
                double theirs = (await other.BuildAsync()).TotalSeconds;
                if (i < 0) continue;
                ofOne.Add(mine);
                ofOther.Add(theirs);
            }

            Table table = new("", "s", "KB of assembly");
            table.Add(first.Name, $"{ofOne.Median():N2}", $"{one.AssemblySize / 1024:N0}");
            table.Add(second.Name, $"{ofOther.Median():N2}", $"{other.AssemblySize / 1024:N0}");
            context.Output.WriteLine(table);
            return ofOne.Zip(ofOther, static (mine, theirs) => mine / theirs).Median();
        }
        finally
        {
            await other.StopServerAsync();
        }
    }

    /// <summary>One side.</summary>
    internal sealed record ProjectKind(string Name, IReadOnlyList<SourceFile> Files, PackageParts Parts);
}
