using Workflow.Runtime.Compiled;

namespace Workflow.Testing.Tests.Graphs;

/// <summary>What a workflow's graph says of its body.</summary>
public sealed class GraphTests : IAsyncDisposable
{
    private readonly WorkflowTestHost _host = WorkflowTestHost.Create(static w => w.AddGraphFlows().AddOtherFlows());

    [Fact]
    public void An_if_leads_both_ways_under_its_condition() => EdgesOf("choose").ShouldBe(
    [
        "start -> Big#1: Then number > 10",
        "start -> Small#1: Else !(number > 10), number != 0",
        "start -> return: Then !(number > 10), number == 0",
        "Big#1 -> Small#1: Next",
        "Small#1 -> return: Next",
    ]);

    [Fact]
    public void Loops_lead_back_and_out() => EdgesOf("repeat").ShouldBe(
    [
        "start -> Small#1: Else number in numbers, number != 0",
        "start -> Small#2: Else",
        "Small#1 -> Small#1: Loop number in numbers, number != 0",
        "Small#1 -> Small#2: Else",
        "Small#2 -> Durable.Delay#1: Then await Small(1) < 3",
        "Small#2 -> return: Else !(await Small(1) < 3)",
        "Durable.Delay#1 -> Small#2: Loop",
    ]);

    [Fact]
    public void Exceptions_lead_to_the_handlers_that_may_catch_them() => EdgesOf("handle").ShouldBe(
    [
        "start -> Big#1: Next",
        "Big#1 -> Small#1: Next",
        "Big#1 -> Undo#1: Exception InvalidOperationException",
        "Big#1 -> return: Exception TimeoutException when (number > 0)",
        "Small#1 -> Undo#1: Exception InvalidOperationException",
        "Small#1 -> return: Next",
        "Undo#1 -> throw: Next",
    ]);

    [Fact]
    public void Every_way_out_of_a_try_passes_its_finally() => EdgesOf("clean").ShouldBe(
    [
        "start -> Big#1: Next",
        "Big#1 -> Undo#1: Next",
        "Undo#1 -> Small#1: Next",
        "Undo#1 -> return: Next",
        "Undo#1 -> throw: Exception",
        "Small#1 -> return: Next",
    ]);

    [Fact]
    public void A_switch_leads_to_each_of_its_sections() => EdgesOf("switch").ShouldBe(
    [
        "start -> Undo#1: Then case > 3 when value != 5",
        "start -> Small#1: Then case 0",
        "start -> Big#1: Else",
        "start -> throw: Then case null",
        "Undo#1 -> Big#1: Next",
        "Small#1 -> return: Next",
        "Big#1 -> return: Next",
    ]);

    [Fact]
    public void A_goto_leads_back() => EdgesOf("later").ShouldBe(
    [
        "start -> Small#1: Next",
        "Small#1 -> Small#1: Loop small < 5",
        "Small#1 -> return: Else !(small < 5)",
    ]);

    [Fact]
    public void Operators_lead_both_ways_as_well() => EdgesOf("operators").ShouldBe(
    [
        "start -> Small#1: Then flag",
        "start -> WaitAsync#1: Else !flag",
        "Small#1 -> Big#1: Then flag && await Small(1) > 0, number is null",
        "Small#1 -> WaitAsync#1: Else !(flag && await Small(1) > 0)",
        "Small#1 -> return: Else flag && await Small(1) > 0, number is not null",
        "Big#1 -> return: Next",
        "WaitAsync#1 -> return: Next",
    ]);

    [Fact]
    public void Nodes_say_what_is_awaited_by_its_durable_name() => NodesOf(GraphOf("fan_out")).ShouldBe(
    [
        "start: Start start()",
        "Task.WhenAll#1: Composite Task.WhenAll(Function lambda1)",
        "Task.WhenAny#1: Composite Task.WhenAny(Step small, Step quite_big)",
        "first#1: Task first()",
        "Local#1: Function Local(Function Local)",
        "return: Return return()",
    ]);

    [Fact]
    public void Nodes_say_where_the_await_stands()
    {
        WorkflowGraph graph = GraphOf("choose");
        SourcePosition source = graph.Nodes.Single(static node => node.Id == "Small#1").Source!.Value;
        File.ReadLines(source.File).ElementAt(source.Line - 1).Trim().ShouldBe("return await Small(number);");
        graph.Nodes[0].Source.ShouldBeNull();
    }

    [Fact]
    public void Async_functions_have_graphs_of_their_own()
    {
        WorkflowGraph graph = GraphOf("fan_out");
        graph.Functions.Select(static function => function.Name).ShouldBe(
            ["Workflow.Testing.Tests.Graphs.GraphFlows.FanOut.lambda1", "Workflow.Testing.Tests.Graphs.GraphFlows.FanOut.Local"]);
        EdgesOf(graph.Functions[0]).ShouldBe(["start -> Small#1: Next", "Small#1 -> Big#1: Next", "Big#1 -> return: Next"]);
        CallOf(graph, "Task.WhenAll#1").Body.ShouldBeSameAs(graph.Functions[0]);
        CallOf(graph, "Local#1").Body.ShouldBeSameAs(graph.Functions[1]);
    }

    [Fact]
    public void Workflows_that_are_called_lead_to_their_graphs_in_whatever_class_they_stand()
    {
        WorkflowGraph graph = GraphOf("nest");
        CallOf(graph, "Choose#1").Body.ShouldBeSameAs(GraphOf("choose"));
        CallOf(graph, "Rest#1").Body.ShouldBeSameAs(GraphOf("have_a_rest"));
        CallOf(graph, "Nest#1").Body.ShouldBeSameAs(graph);
        (CallOf(graph, "Later#1").Name, CallOf(graph, "Later#1").Version).ShouldBe(("later", "2.1.0"));
        CallOf(graph, "Later#1").Body.ShouldBeSameAs(GraphOf("later"));
    }

    [Fact]
    public void A_body_that_is_only_not_saved_for_its_variables_has_a_graph_all_the_same()
    {
        _host.Client.GetWorkflow("delegate").Machine.ShouldBeNull();
        WorkflowGraph graph = GraphOf("delegate");
        EdgesOf(graph).ShouldBe(["start -> Task.WhenAll#1: Next", "Task.WhenAll#1 -> return: Next"]);
        EdgesOf(CallOf(graph, "Task.WhenAll#1").Body!).ShouldBe(["start -> Small#1: Next", "Small#1 -> return: Next"]);
    }

    [Fact]
    public void A_body_with_a_construct_that_is_not_covered_has_none() => _host.Client.GetWorkflow("lazy").Graph.ShouldBeNull();

    [Fact]
    public void The_graph_is_made_once() => GraphOf("choose").ShouldBeSameAs(GraphOf("choose"));

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private WorkflowGraph GraphOf(string workflow) => _host.Client.GetWorkflow(workflow).Graph.ShouldNotBeNull();

    private string[] EdgesOf(string workflow) => EdgesOf(GraphOf(workflow));

    private static string[] EdgesOf(WorkflowGraph graph) =>
        [.. graph.Edges.Select(static edge => $"{edge.From} -> {edge.To}: {edge.Kind} {edge.Condition}".TrimEnd())];

    private static string[] NodesOf(WorkflowGraph graph) =>
        [.. graph.Nodes.Select(static node => $"{node.Id}: {node.Kind} {node.Name}({string.Join(", ", node.Calls.Select(static call => $"{call.Kind} {call.Name}"))})")];

    private static GraphCall CallOf(WorkflowGraph graph, string node) => graph.Nodes.Single(each => each.Id == node).Calls.ShouldHaveSingleItem();
}
