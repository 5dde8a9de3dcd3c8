using Workflow.Benchmarks.Compiler;
using Workflow.Benchmarks.Report;

namespace Workflow.Benchmarks.Scenarios;

/// <summary>W11: what an edit costs that no workflow depends on.</summary>
internal sealed class IncrementalGeneration : Scenario
{
    private const int Workflows = 200;
    private const int WarmUps = 2;

    public override string Name => "W11";

    public override string Description => $"the generator over {Workflows} workflows after an edit of another file, and of one of them, beside the whole project";

    public override Task RunAsync(ScenarioContext context)
    {
        List<double> all = [], unrelated = [], related = [];
        int loweredAtFirst = 0, loweredUnrelated = 0, loweredRelated = 0;
        IReadOnlyList<SourceFile> files = WorkflowProject.Files(Workflows);
        for (int i = -WarmUps; i < context.Repetitions; i++)
        {
            CompilerSession session = new(files);
            double first = session.Run().TotalMilliseconds;
            loweredAtFirst = session.Lowered;
            if (i == -WarmUps) session.Check();

            session.Edit(WorkflowProject.Other with { Text = WorkflowProject.Other.Text.Replace("return 0;", "return 1;", StringComparison.Ordinal) });
            double second = session.Run().TotalMilliseconds;
            loweredUnrelated = session.Lowered;

            SourceFile last = files[^1];
            session.Edit(last with { Text = last.Text.Replace("customer, email)", "customer + customer, email)", StringComparison.Ordinal).Replace("order.Id)", "order.Id + order.Id)", StringComparison.Ordinal) });
            double third = session.Run().TotalMilliseconds;
            loweredRelated = session.Lowered;
            if (i < 0) continue;
            all.Add(first);
            unrelated.Add(second);
            related.Add(third);
        }

        Table table = new("", "ms", "methods lowered");
        table.Add("the whole project", $"{all.Median():N0}", $"{loweredAtFirst:N0}");
        table.Add("after an edit of another file's body", $"{unrelated.Median():N1}", $"{loweredUnrelated:N0}");
        table.Add("after an edit of one workflow's body", $"{related.Median():N1}", $"{loweredRelated:N0}");
        context.Output.WriteLine(table);
        context.Output.WriteLine("  " + Verdict.AtMost("methods lowered after an edit of another file's body", loweredUnrelated, 0));
        return Task.CompletedTask;
    }
}
