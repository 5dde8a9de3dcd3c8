using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Workflow.Generators.Tests.Kit;

namespace Workflow.Generators.Tests.Emitting;

public sealed class DeterminismTests
{
    private static readonly string[] Files =
    [
        """
        using Workflow.Runtime;
        namespace Shop;
        public partial class Flows
        {
            [Workflow] public async partial Task Run(double factor = 1.5, int n = -3) => await Go(factor + n);
            [Step("go_a", Backoff = 1.5, Jitter = 0.25)] private async partial Task Go(double d) { await Task.Yield(); _ = d; }
        }
        [WorkflowTypeArguments("id", typeof(int))]
        [WorkflowTypeArguments("a", typeof(string))]
        public partial class Pair<T> { [Step] public async partial Task<T> Turn(T one) { await Task.Yield(); return one; } }
        public partial class FileIt : Step<int> { public override async partial Task ExecuteAsync(int i) { await Task.Yield(); _ = i; } }
        public partial class IssueIt(FileIt file) : Workflow<int> { protected override async partial Task RunAsync(int i) => await file.ExecuteAsync(i); }
        """,
        """
        using Workflow.Runtime;
        namespace Shop;
        public partial class Flows
        {
            [Step("go_i")] private async partial Task Go(int i) { await Task.Yield(); _ = i; }
            [Step] private async partial Task IIii(int i) { await Task.Yield(); _ = i; }
        }
        [WorkflowTypeArguments("i", typeof(List<Zoo>))]
        public partial class Pair<T> { [Workflow] public async partial Task<T> TurnBack(T one) => await Turn(one); }
        public partial class Zoo { [Step] public async partial Task Feed() => await Task.Yield(); }
        public partial class Ant { [Step("feed_ant")] public async partial Task Feed() => await Task.Yield(); }
        """,
    ];

    [Fact]
    public void The_same_project_gives_the_same_bytes_in_every_culture() => TextIn("tr-TR", false).ShouldBe(TextIn("en-US", false));

    [Fact]
    public void The_order_of_files_does_not_matter() => TextIn("sv-SE", true).ShouldBe(TextIn("en-US", false));

    [Fact]
    public void Carriage_returns_of_the_user_do_not_get_in() =>
        Generated.From(Files[0].Replace("\n", "\r\n", StringComparison.Ordinal)).ShouldCompile().Text.ShouldNotContain('\r');

    private static string TextIn(string culture, bool reversed)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            CSharpCompilation project = Project.Of(Files);
            SyntaxTree[] trees = [.. reversed ? project.SyntaxTrees.Reverse() : project.SyntaxTrees];
            Generated generated = Generated.From(project.RemoveAllSyntaxTrees().AddSyntaxTrees(trees)).ShouldCompile();
            return string.Join("\n", generated.Files.OrderBy(static each => each.HintName, StringComparer.Ordinal).Select(static each => $"{each.HintName}\n{each.SourceText}"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
