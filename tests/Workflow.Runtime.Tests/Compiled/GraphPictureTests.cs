using Workflow.Runtime.Compiled;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Tests.Compiled;

/// <summary>What is drawn of a graph.</summary>
public sealed class GraphPictureTests
{
    [Fact]
    public void Every_kind_of_node_and_edge_has_a_shape() => Graph(
        "Ship#1 then line in lines\nreturn else",
        new("Ship#1", 0) { Awaits = "step ship", Next = "Ship#1 loop\nDurable.Delay#1\nUndo#1 catch ShippingException\nthrow catch" },
        new("Durable.Delay#1", 0) { Awaits = "Durable.Delay", Next = "Task.WhenAll#1 else done" },
        new("Task.WhenAll#1", 0) { Awaits = "Task.WhenAll of step ship, step pack", Next = "labels#1" },
        new("labels#1", 0) { Awaits = "labels", Next = "Ship#1 loop lines.Any()\nreturn then" },
        new("Undo#1", 0) { Awaits = "workflow undo", Next = "throw" }).ToMermaid().ShouldBe("""
        flowchart TD
            start(["start"])
            Ship_1["ship"]
            Durable_Delay_1{{"Durable.Delay"}}
            Task_WhenAll_1("Task.WhenAll: ship, pack")
            labels_1("labels")
            Undo_1[["undo"]]
            return(["return"])
            throw(["throw"])
            start -->|"line in lines"| Ship_1
            start -->|"else"| return
            Ship_1 -->|"loop"| Ship_1
            Ship_1 --> Durable_Delay_1
            Ship_1 -.->|"ShippingException"| Undo_1
            Ship_1 -.->|"exception"| throw
            Durable_Delay_1 -->|"done"| Task_WhenAll_1
            Task_WhenAll_1 --> labels_1
            labels_1 -->|"loop: lines.Any()"| Ship_1
            labels_1 -->|"then"| return
            Undo_1 --> throw

        """);

    [Fact]
    public void What_means_something_to_Mermaid_HTML_or_Markdown_is_written_as_its_number() =>
        Graph("A#1 then a < b && s == \"`x`|;#%%\" || List<ö>[{0}]: style:#fff;", new CheckpointDescriptor("A#1", 0) { Awaits = "step a" })
            .ToMermaid().ShouldContain(
                "|\"a #60; b #38;#38; s == #34;#96;x#96;#124;#59;#35;#37;#37;#34; #124;#124; List#60;ö#62;#91;#123;0#125;#93;#58; style#58;#35;fff#59;\"|");

    [Fact]
    public void Keys_that_look_alike_without_their_punctuation_stay_apart() => Graph(
        "A.B#1", new CheckpointDescriptor("A.B#1", 0) { Awaits = "A.B", Next = "A_B#1" }, new("A_B#1", default) { Awaits = "A_B" })
        .ToMermaid().ShouldContain("    A_B_1 --> A_B_1_2\n");

    [Fact]
    public void Functions_have_boxes_to_which_their_calls_lead()
    {
        WorkflowGraph inner = WorkflowGraph.Of("Run.lambda1.lambda1", null, "return", [], null);
        WorkflowGraph outer = WorkflowGraph.Of(
            "Run.lambda1", null, "Task.WhenAny#1", [new CheckpointDescriptor("Task.WhenAny#1", 0) { Awaits = "Task.WhenAny of function lambda1, function local" }], null, inner);
        WorkflowGraph local = WorkflowGraph.Of("Run.local", null, "return", [], null);
        WorkflowGraph run = WorkflowGraph.Of(
            "Run", null, "Task.WhenAll#1", [new CheckpointDescriptor("Task.WhenAll#1", 0) { Awaits = "Task.WhenAll of function lambda1" }], null, outer, local);
        run.ToMermaid().ShouldBe("""
            flowchart TD
                start(["start"])
                Task_WhenAll_1("Task.WhenAll: lambda1")
                start --> Task_WhenAll_1
                Task_WhenAll_1 === body_lambda1
                subgraph body_lambda1["lambda1"]
                    body_lambda1_start(["start"])
                    body_lambda1_Task_WhenAny_1("Task.WhenAny: lambda1, local")
                    body_lambda1_start --> body_lambda1_Task_WhenAny_1
                    body_lambda1_Task_WhenAny_1 === body_lambda1_2
                    body_lambda1_Task_WhenAny_1 === body_local
                end
                subgraph body_local["local"]
                    body_local_start(["start"])
                    body_local_return(["return"])
                    body_local_start --> body_local_return
                end
                subgraph body_lambda1_2["lambda1"]
                    body_lambda1_2_start(["start"])
                    body_lambda1_2_return(["return"])
                    body_lambda1_2_start --> body_lambda1_2_return
                end

            """);
    }

    [Fact]
    public void A_workflow_that_calls_itself_is_drawn_once()
    {
        WorkflowDescriptor? itself = null;
        itself = new WorkflowDescriptor<int, int>
        {
            Name = "count",
            Version = "1.0.0",
            ShapeHash = "1",
            Method = "Count",
            Arguments = Codecs.Int32,
            Result = Codecs.Int32,
            Twin = static (_, _) => throw new NotSupportedException(),
            Outline = () => WorkflowGraph.Of("Count", null, "Count#1", [new CheckpointDescriptor("Count#1", 0) { Awaits = "workflow count", Next = "return" }], () => [itself!]),
        };
        itself.Graph!.ToMermaid().ShouldBe("""
            flowchart TD
                start(["start"])
                Count_1[["count"]]
                return(["return"])
                start --> Count_1
                Count_1 --> return
                Count_1 === start

            """);
    }

    [Fact]
    public void Text_of_another_version_is_refused() =>
        Should.Throw<FormatException>(() => Graph("A#1 perhaps")).Message.ShouldContain("'perhaps' is no kind of transition");

    private static WorkflowGraph Graph(string start, params CheckpointDescriptor[] checkpoints) => WorkflowGraph.Of("Run", null, start, checkpoints, null);
}
