using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Lowering.StateMachine.Passes;

/// <summary>The flow of control through a flattened body, exceptions included. Built from the end, so that every node knows what follows.</summary>
internal sealed class FlowGraph
{
    private readonly int _variables;
    private readonly Dictionary<Label, FlowNode> _labels = [];
    private readonly List<FlowNode> _nodes = [];

    private FlowGraph(int variables) => _variables = variables;

    /// <summary>All nodes, later ones of a sequence first.</summary>
    public IReadOnlyList<FlowNode> Nodes => _nodes;

    public static FlowGraph Of(Region region, int variables)
    {
        FlowGraph graph = new(variables);
        graph.Build(region, graph.NewNode([]), []);
        return graph;
    }

    private FlowNode Build(Region region, FlowNode next, List<FlowNode> handlers)
    {
        for (int i = region.Instructions.Count - 1; i >= 0; i--) next = Build(region.Instructions[i], next, handlers);
        return next;
    }

    private FlowNode Build(Instruction instruction, FlowNode next, List<FlowNode> handlers)
    {
        switch (instruction)
        {
            case Mark mark:
                FlowNode label = At(mark.Label);
                label.Next.Add(next);
                return label;
            case Try attempt:
                return Build(attempt, next, handlers);
        }

        FlowNode node = NewNode(handlers, (instruction as Await)?.Checkpoint);
        switch (instruction)
        {
            case Execute execute:
                node.Use(execute.Code);
                node.Next.AddRange(execute.Exits.Select(At));
                if (!execute.Ends) node.Next.Add(next);
                break;
            case Jump jump:
                node.Next.Add(At(jump.Target));
                break;
            case JumpIf jump:
                node.Use(jump.Condition);
                node.Next.Add(next);
                node.Next.Add(At(jump.Target));
                break;
            case Begin begin:
                // A cell is made here, so what is in it before does not matter either.
                foreach (Variable variable in begin.Variables) node.Assigns.Add(variable.Number);
                node.Next.Add(next);
                break;
            case Await wait:
                node.Use(wait.Task);
                node.Next.Add(next);
                break;
        }

        return node;
    }

    private FlowNode Build(Try attempt, FlowNode next, List<FlowNode> handlers)
    {
        List<FlowNode> around = handlers;
        FlowNode after = next;
        if (attempt.Final is { } final)
        {
            after = NewNode(handlers);
            after.Use(final.Code);
            after.Next.Add(next);
            after.Next.AddRange(final.Exits.Select(At));
            around = [after, .. handlers];
        }

        List<FlowNode> inside = [.. around];
        foreach (Handler handler in attempt.Handlers)
        {
            FlowNode node = NewNode(around);
            node.UseInOrder(handler.Clause + handler.Body.Code);
            if (!handler.Body.Ends) node.Next.Add(after);
            node.Next.AddRange(handler.Body.Exits.Select(At));
            inside.Add(node);
        }

        FlowNode entry = At(attempt.Entry);
        entry.Next.Add(Build(attempt.Body, after, inside));
        return entry;
    }

    private FlowNode At(Label label)
    {
        if (!_labels.TryGetValue(label, out FlowNode node)) _labels[label] = node = NewNode([]);
        return node;
    }

    private FlowNode At(Exit exit)
    {
        if (exit.Assigned is not { } variable) return At(exit.Target);
        FlowNode node = NewNode([]);
        node.Assigns.Add(variable.Number);
        node.Next.Add(At(exit.Target));
        return node;
    }

    private FlowNode NewNode(List<FlowNode> handlers, Checkpoint? checkpoint = null)
    {
        FlowNode node = new(_variables) { Handlers = handlers, Checkpoint = checkpoint };
        _nodes.Add(node);
        return node;
    }
}
