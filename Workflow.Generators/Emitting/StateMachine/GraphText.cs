using Microsoft.CodeAnalysis;
using Workflow.Generators.Binding;
using Workflow.Generators.Lowering.StateMachine;
using Workflow.Generators.Lowering.StateMachine.Model;
using Workflow.Generators.Lowering.StateMachine.Passes;

namespace Workflow.Generators.Emitting.StateMachine;

/// <summary>
/// Writes what a workflow's graph is made of, one row for each checkpoint: its key, its line, what is awaited, and what may come next:
/// <code>
/// ("ChargeCard#1", 14, "step charge_card", "Ship#1 then order.Lines.Length != 0\nreturn else"),
/// </code>
/// </summary>
internal sealed class GraphText
{
    private const string Runtime = DescriptorText.Runtime;

    private readonly Machine _machine;
    private readonly Compilation _compilation;
    private readonly IReadOnlyDictionary<Checkpoint, IReadOnlyList<Transition>> _after;

    public GraphText(Machine machine, Compilation compilation)
    {
        (_machine, _compilation) = (machine, compilation);
        (IReadOnlyList<Transition> start, _after) = Transitions.Of(machine.Region);
        Start = TypeNames.Literal(TextOf(start));
    }

    /// <summary>What the body begins with, as an expression.</summary>
    public string Start { get; }

    /// <summary>Makes the descriptors of the workflows that the body calls; null where it calls none whose descriptor can be named.</summary>
    public string? Calls
    {
        get
        {
            string[] called = [.. _machine.Checkpoints.SelectMany(static each => each.Thing.Workflows).Select(DescriptorOf).OfType<string>().Distinct(StringComparer.Ordinal)];
            return called.Length == 0 ? null : $"static () => new {Runtime}.WorkflowDescriptor[] {{ {string.Join(", ", called)} }}";
        }
    }

    /// <summary>Writes <paramref name="before"/>, the expression of the checkpoints, and <paramref name="after"/>.</summary>
    public void EmitCheckpoints(SourceWriter writer, string before, string after)
    {
        writer.Line($"{before}{Runtime}.CheckpointDescriptor.In({(_machine.Checkpoints.Count == 0 ? $"){after}" : "")}").Indent();
        foreach (Checkpoint checkpoint in _machine.Checkpoints)
        {
            string end = checkpoint == _machine.Checkpoints[_machine.Checkpoints.Count - 1] ? $"){after}" : ",";
            writer.Line($"({TypeNames.Literal(checkpoint.Key)}, {checkpoint.Position.Line}, {TypeNames.Literal(checkpoint.Thing.Text)}, {TypeNames.Literal(TextOf(_after[checkpoint]))}){end}");
        }

        writer.Unindent();
    }

    /// <summary>Writes the graph of a body that has no frames, as a member of the workflow's descriptor.</summary>
    public static void EmitOutline(SourceWriter writer, Machine machine, Compilation compilation, string path)
    {
        writer.Line($"Outline = static () => {Runtime}.WorkflowGraph.Of(").Indent();
        EmitOutlineParts(writer, machine, compilation, path);
        writer.Unindent();
    }

    private static void EmitOutlineParts(SourceWriter writer, Machine machine, Compilation compilation, string path)
    {
        GraphText graph = new(machine, compilation);
        writer.Line($"{TypeNames.Literal(machine.Id.Title)}, {TypeNames.Literal(path)}, {graph.Start},");
        graph.EmitCheckpoints(writer, "", ",");
        writer.Line($"{graph.Calls ?? "null"}{(machine.Functions.Count == 0 ? machine.Id.Outer is null ? ")," : ")" : ",")}");
        for (int i = 0; i < machine.Functions.Count; i++)
        {
            writer.Line($"{Runtime}.WorkflowGraph.Of(").Indent();
            EmitOutlineParts(writer, machine.Functions[i], compilation, path);
            writer.Unindent();
            bool isLast = i == machine.Functions.Count - 1;
            writer.Line(!isLast ? "," : machine.Id.Outer is null ? ")," : ")");
        }
    }

    private static string TextOf(IReadOnlyList<Transition> transitions) => string.Join("\n", transitions.Select(static each =>
        each.Target + (each.Kind == TransitionKind.Next ? "" : $" {WordOf(each.Kind)}") + (each.Condition is null ? "" : $" {each.Condition}")));

    private static string WordOf(TransitionKind kind) => kind switch
    {
        TransitionKind.Then => "then",
        TransitionKind.Else => "else",
        TransitionKind.Loop => "loop",
        _ => "catch",
    };

    /// <summary>The static member that holds a called workflow's descriptor; null where it cannot be named for certain.</summary>
    private string? DescriptorOf(IMethodSymbol called)
    {
        IMethodSymbol method = called.ReducedFrom ?? called;
        if (TypeNames.AliasOf(method.ContainingType, _compilation) is not null) return null;
        string suffix = OverloadSuffix.Of(method.OriginalDefinition, KnownSymbols.Of(_compilation));
        string name = DurableMethod.DescriptorNameOf(DurableKind.Workflow, method.Name, suffix);
        // Of another assembly not all overloads can be seen, by which the members of one are told apart.
        bool isOurs = SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _compilation.Assembly);
        if (!isOurs && (method.ContainingType.GetMembers(method.Name).Length > 1 || method.ContainingType.GetMembers(name).IsEmpty)) return null;
        return $"{TypeNames.InCode(method.ContainingType)}.{name}";
    }
}
