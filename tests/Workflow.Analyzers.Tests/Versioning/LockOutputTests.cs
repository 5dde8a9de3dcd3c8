using Workflow.Generators.Versioning;

namespace Workflow.Analyzers.Tests.Versioning;

/// <summary>What the generator hands to the build target.</summary>
public sealed class LockOutputTests
{
    [Fact]
    public void Nothing_is_written_where_nobody_asks() => Of("await Ship();", new LockRequest(false, false, null)).ShouldBeEmpty();

    [Fact]
    public void Every_line_is_a_comment_and_together_they_are_the_file()
    {
        string[] lines = Of("await Ship();", new LockRequest(true, false, null)).TrimEnd('\n').Split('\n');
        lines.ShouldAllBe(each => each.StartsWith("//", StringComparison.Ordinal));
        string.Concat(lines.Select(each => each[2..] + "\n")).ShouldBe(Locked.FileOf(Source("await Ship();")));
    }

    [Fact]
    public void An_entry_that_stays_as_it_was_locked_is_named_first()
    {
        string output = Of("await Ship(); await Ship();", new LockRequest(true, false, Locked.FileOf(Source("await Ship();"))));
        output.Split('\n')[0].ShouldBe("//?'process' version 1.0.0");
        output.Split("\"step ship\"").Length.ShouldBe(2);
    }

    [Fact]
    public void It_is_written_when_it_is_accepted()
    {
        string output = Of("await Ship(); await Ship();", new LockRequest(true, true, Locked.FileOf(Source("await Ship();"))));
        output.ShouldStartWith("//{");
        output.Split("\"step ship\"").Length.ShouldBe(3);
    }

    [Fact]
    public void A_damaged_file_is_not_written_over() => Of("await Ship();", new LockRequest(true, true, "<<<<"))
        .ShouldBe("//!workflows.lock.json cannot be read: line 1, column 1: '<' is not expected here\n");

    [Fact]
    public void Async_lambdas_have_checkpoints_of_their_own_and_a_generic_class_has_an_entry_for_each_type()
    {
        string file = Locked.FileOf("""
            public partial class Orders
            {
                [Workflow]
                public async partial Task<int> Process(List<string> orders)
                {
                    int count = orders.Count;
                    await Task.WhenAll(orders.Select(async order => { await Ship(order); await Ship(order + count); }));
                    return count;
                }

                [Step] private async partial Task Ship(string order) => await Task.Yield();
            }

            [WorkflowTypeArguments("number", typeof(int))]
            [WorkflowTypeArguments("text", typeof(string))]
            public partial class Importer<T>
            {
                [Workflow] public async partial Task Import(T one) => await Keep(one);
                [Step] private async partial Task Keep(T one) => await Task.Yield();
            }
            """);
        LockFileReader.Read(file).Entries.Select(each => each.Name).ShouldBe(["import_number", "import_text", "process"]);
        LockEntry process = LockFileReader.Read(file).Find("process", "1.0.0")!;
        process.Skeleton.Select(each => each.ToString()).ShouldBe(["Task.WhenAll", "lambda", "  step ship", "  step ship"]);
        process.Checkpoints.Select(each => $"{each.Key} {string.Join(", ", each.Live.Select(live => $"{live.Name}: {live.Type}"))}")
            .ShouldBe(["Task.WhenAll#1 count: int", "lambda1: Ship#1 order: string", "lambda1: Ship#2 "]);
    }

    private static string Of(string body, LockRequest request) => LockOutput.Of(TestCompilation.AfterGeneration(Source(body)), request, CancellationToken.None);

    private static string Source(string body) => $$"""
        public partial class Orders
        {
            [Workflow] public async partial Task Process() { {{body}} }
            [Step] private async partial Task Ship() => await Task.Yield();
        }
        """;
}
