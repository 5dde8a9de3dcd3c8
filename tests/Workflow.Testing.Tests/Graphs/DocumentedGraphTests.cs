using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Workflow.Testing.Tests.Graphs;

/// <summary>docs/graph.md shows a workflow, and the picture that is drawn of it.</summary>
public sealed class DocumentedGraphTests
{
    private static readonly string Folder = Path.GetDirectoryName(ThisFile())!;
    private static readonly string Page = File.ReadAllText(Path.Combine(Folder, "..", "..", "..", "docs", "graph.md"));

    [Fact]
    public async Task The_picture_is_the_one_that_the_code_draws()
    {
        await using WorkflowTestHost host = WorkflowTestHost.Create(static w => w.AddOrderWorkflows());
        string picture = host.Client.GetWorkflow("process_order").Graph!.ToMermaid();
        BlockOf("mermaid").ShouldBe(picture, $"put this into docs/graph.md:\n{picture}");
    }

    [Fact]
    public void The_workflow_is_the_one_that_is_drawn()
    {
        string code = Regex.Replace(File.ReadAllText(Path.Combine(Folder, "OrderWorkflows.cs")), "^    ", "", RegexOptions.Multiline);
        code.ShouldContain(BlockOf("csharp"));
    }

    private static string BlockOf(string language) => Regex.Match(Page, $"```{language}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
