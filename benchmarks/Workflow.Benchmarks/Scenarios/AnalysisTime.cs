using Workflow.Benchmarks.Compiler;
using Workflow.Benchmarks.Report;

namespace Workflow.Benchmarks.Scenarios;

/// <summary>W12: what the analyzers add to a build.</summary>
internal sealed class AnalysisTime : Scenario
{
    private const int Workflows = 200;

    public override string Name => "W12";

    public override string Description => $"dotnet build of {Workflows} workflows after an edit with all analyzers, beside the same without them";

    public override async Task RunAsync(ScenarioContext context)
    {
        IReadOnlyList<SourceFile> files = WorkflowProject.Files(Workflows);
        double ratio = await BuildComparison.RunAsync(
            context, new("with analyzers", files, PackageParts.All), new("without", files, PackageParts.Generator));
        context.Output.WriteLine("  " + Verdict.AtMost("with / without the analyzers (median of the repetitions' ratios)", ratio, 1.15));
    }
}
