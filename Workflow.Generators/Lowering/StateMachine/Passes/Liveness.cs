using Workflow.Generators.Lowering.StateMachine.Facts;
using Workflow.Generators.Lowering.StateMachine.Flattening;
using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Lowering.StateMachine.Passes;

/// <summary>
/// Finds what each checkpoint must save: the variables that may be read after it before they are written.
/// <code>
/// int id = await First();       // First#1 saves nothing
/// string name = await Second(); // Second#1 saves id
/// return name + id;
/// </code>
/// Backwards over the flow of control until nothing changes.
/// </summary>
internal static class Liveness
{
    public static void Analyze(FlatBody flat, Body body)
    {
        FlowGraph graph = FlowGraph.Of(flat.Region, body.Variables.Count);
        VariableSet live = new(body.Variables.Count);
        for (bool changed = true; changed;)
        {
            changed = false;
            foreach (FlowNode node in graph.Nodes)
            {
                live.Clear();
                foreach (FlowNode next in node.Next) live.UnionWith(next.LiveIn);
                live.ExceptWith(node.Assigns);
                live.UnionWith(node.Reads);
                foreach (FlowNode handler in node.Handlers) live.UnionWith(handler.LiveIn);
                changed |= node.LiveIn.Become(live);
            }
        }

        foreach (FlowNode node in graph.Nodes)
        {
            if (node.Checkpoint is not { } checkpoint) continue;
            VariableSet saved = new(body.Variables.Count);
            foreach (FlowNode next in node.Next) saved.UnionWith(next.LiveIn);
            foreach (FlowNode handler in node.Handlers) saved.UnionWith(handler.LiveIn);
            foreach (Variable variable in body.Own.Where(static each => each.IsShared)) saved.Add(variable.Number);
            checkpoint.Live = saved.Select([.. body.Own]);
        }
    }
}
