using Workflow.Benchmarks.Compiler;
using Workflow.Benchmarks.Report;

namespace Workflow.Benchmarks.Scenarios;

/// <summary>W10: what the generator adds to a build.</summary>
internal sealed class BuildTime : Scenario
{
    private const int Workflows = 200;
    private const int WarmUps = 2;

    public override string Name => "W10";

    public override string Description => $"dotnet build of {Workflows} workflows after an edit, beside the same code as ordinary async methods";

    public override async Task RunAsync(ScenarioContext context)
    {
        string server = $"workflow-benchmarks-{Environment.ProcessId}";
        IReadOnlyList<SourceFile> files = WorkflowProject.Files(Workflows);
        ProjectOnDisk durable = await ProjectOnDisk.CreateAsync(context.Directory.NewFolder(), files, usesGenerator: true, server);
        ProjectOnDisk plain = await ProjectOnDisk.CreateAsync(context.Directory.NewFolder(), WorkflowProject.WithoutWorkflows(files), usesGenerator: false, server);
        try
        {
            List<double> ofDurable = [], ofPlain = [];
            for (int i = -WarmUps; i < context.Repetitions; i++)
            {
                double withGenerator = (await durable.BuildAsync()).TotalSeconds;
                double without = (await plain.BuildAsync()).TotalSeconds;
                if (i < 0) continue;
                ofDurable.Add(withGenerator);
                ofPlain.Add(without);
            }

            Table table = new("", "s", "KB of assembly");
            table.Add("workflows", $"{ofDurable.Median():N2}", $"{durable.AssemblySize / 1024:N0}");
            table.Add("async methods", $"{ofPlain.Median():N2}", $"{plain.AssemblySize / 1024:N0}");
            context.Output.WriteLine(table);
            context.Output.WriteLine("  " + Verdict.AtMost("with / without the generator (median of the repetitions' ratios)", ofDurable.Zip(ofPlain, static (mine, bare) => mine / bare).Median(), 1.3));
        }
        finally
        {
            await plain.StopServerAsync();
        }
    }
}
