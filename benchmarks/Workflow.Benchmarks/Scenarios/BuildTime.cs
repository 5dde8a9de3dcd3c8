using Workflow.Benchmarks.Compiler;
using Workflow.Benchmarks.Report;

namespace Workflow.Benchmarks.Scenarios;

/// <summary>W10: what the generator adds to a build.</summary>
internal sealed class BuildTime : Scenario
{
    private const int Workflows = 200;

    public override string Name => "W10";

    public override string Description => $"dotnet build of {Workflows} workflows after an edit, beside the same code as ordinary async methods";

    public override async Task RunAsync(ScenarioContext context)
    {
        IReadOnlyList<SourceFile> files = WorkflowProject.Files(Workflows);
        double ratio = await BuildComparison.RunAsync(
            context,
            new("workflows", files, PackageParts.Generator),
            new("async methods", WorkflowProject.WithoutWorkflows(files), PackageParts.Runtime));
        context.Output.WriteLine("  " + Verdict.AtMost("with / without the generator (median of the repetitions' ratios)", ratio, 1.3));
    }
}
