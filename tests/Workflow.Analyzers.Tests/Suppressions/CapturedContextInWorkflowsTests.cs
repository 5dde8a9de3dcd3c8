using Microsoft.CodeAnalysis;
using Workflow.Analyzers.Suppressions;

namespace Workflow.Analyzers.Tests.Suppressions;

public sealed class CapturedContextInWorkflowsTests
{
    [Fact]
    public async Task The_warning_is_silenced_in_the_bodies_of_workflows_and_their_lambdas() =>
        (await WarnedAwaits("""
            public partial class Orders
            {
                [Workflow] public async partial Task Process(string order)
                {
                    await Task.Yield();
                    Func<Task> inner = async () => await Task.Yield();
                    await inner();
                }
            }
            """)).ShouldBeEmpty();

    [Fact]
    public async Task The_warning_is_kept_in_steps_and_ordinary_methods() =>
        (await WarnedAwaits("""
            public partial class Orders
            {
                [Step] private async partial Task Ship(string order) => await One();
                private static async Task Helper(string order) => await Two();
                private static Task One() => Task.CompletedTask;
                private static Task Two() => Task.CompletedTask;
            }
            """)).ShouldBe(["One()", "Two()"]);

    private static async Task<IEnumerable<string>> WarnedAwaits(string source) =>
        (await Analysis.CompileAsync(TestCompilation.AfterGeneration(source), new AwaitWarner(), new CapturedContextInWorkflowsSuppressor()))
            .Where(diagnostic => diagnostic is { Id: "CA2007", IsSuppressed: false })
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(diagnostic => diagnostic.Location.SourceTree!.ToString()[diagnostic.Location.SourceSpan.Start..diagnostic.Location.SourceSpan.End]);
}
