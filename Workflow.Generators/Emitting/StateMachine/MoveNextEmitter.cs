using Workflow.Generators.Binding;
using Workflow.Generators.Lowering.StateMachine;
using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Emitting.StateMachine;

/// <summary>Writes the method that runs a machine: the user's statements between labels.</summary>
internal sealed class MoveNextEmitter(SourceWriter writer, Machine machine, string path)
{
    private readonly MachineText _text = new(machine);
    private readonly HashSet<Label> _targets = [.. TargetsIn(machine.Region)];
    private bool _isHidden;
    private bool _hasPath;

    public void Emit(string signature)
    {
        Hide();
        writer.Open(signature);
        foreach (string constant in machine.Constants) writer.Line(_text.Write(constant));
        foreach (Variable local in machine.Variables.Where(static each => !each.IsHoisted)) writer.Line($"{MachineText.TypeOf(local)} {Identifier.Of(local.Name)} = default{(local is { Type.IsValueType: true, IsCell: false } ? "" : "!")};");
        Region(machine.Region);
        if (machine.Region.Instructions.LastOrDefault() is not Execute { Ends: true }) Glue("return;");
        foreach (LocalFunctionText function in machine.LocalFunctions) Statement(function.Position, _text.Write(function.Text));
        Hide();
        writer.Close();
        writer.Verbatim("#line default");
    }

    private void Region(Region region)
    {
        Dispatch(region);
        for (int index = 0; index < region.Instructions.Count; index++)
        {
            if (region.Instructions[index] is Await wait) EmitAwait(wait, isFollowed: region.Instructions.ElementAtOrDefault(index + 1) is Execute);
            else Emit(region.Instructions[index]);
        }
    }

    /// <summary>Goes to where the frame waits; into a <c>try</c> by its front door.</summary>
    private void Dispatch(Region region)
    {
        List<(IEnumerable<int> Checkpoints, string Target)> entries = [];
        foreach (Instruction instruction in region.Instructions)
        {
            if (instruction is Await wait) entries.Add(([wait.Checkpoint.Number], LabelOf(wait.Checkpoint)));
            else if (instruction is Try attempt && CheckpointsIn(attempt.Body).ToList() is { Count: > 0 } inside) entries.Add((inside, attempt.Entry.Name));
        }

        if (entries.Count == 0) return;
        Hide();
        writer.Open("switch (__frame.Checkpoint)");
        foreach ((IEnumerable<int> checkpoints, string target) in entries) writer.Line($"{string.Join(" ", checkpoints.Select(static each => $"case {each}:"))} goto {target};");
        writer.Close();
    }

    private void Emit(Instruction instruction)
    {
        switch (instruction)
        {
            case Execute execute:
                Statement(execute.Position, _text.WriteStatement(execute.Code));
                break;
            case Mark mark:
                if (_targets.Contains(mark.Label)) Glue($"{mark.Label.Name}: ;");
                break;
            case Jump jump:
                Hide();
                writer.Line($"goto {jump.Target.Name};");
                break;
            case JumpIf jump:
                string condition = jump.IsNegated ? $"!({jump.Condition})" : jump.Condition;
                Statement(jump.Position, _text.WriteStatement($"if ({condition}) goto {jump.Target.Name};"));
                break;
            case Begin begin:
                foreach (Variable cell in begin.Variables.Where(static each => each.IsCell)) Glue($"{_text.Place(cell)} = new();");
                break;
            case Try attempt:
                EmitTry(attempt);
                break;
        }
    }

    /// <summary>What follows belongs to the label, for an empty statement of its own would be one more place to stop at.</summary>
    private void EmitAwait(Await wait, bool isFollowed)
    {
        writer.Line($"// {wait.Checkpoint.Key}: {wait.Checkpoint.SourceLine}");
        string label = isFollowed ? $" {LabelOf(wait.Checkpoint)}:" : "";
        Statement(wait.Position, _text.WriteStatement($"if (__frame.Suspends({wait.Checkpoint.Number}, {wait.Task})) return;") + label);
        if (!isFollowed) Glue($"{LabelOf(wait.Checkpoint)}: ;");
    }

    private void EmitTry(Try attempt)
    {
        Hide();
        if (CheckpointsIn(attempt.Body).Any()) writer.Line($"{attempt.Entry.Name}:");
        writer.Open("try");
        Region(attempt.Body);
        Hide();
        writer.Close();
        foreach (Handler handler in attempt.Handlers)
        {
            Statement(handler.Position, _text.Write(handler.Clause));
            Statement(handler.Body.Position, _text.WriteStatement(handler.Body.Code));
        }

        if (attempt.Final is not { } final) return;
        Hide();
        // Not when the body merely suspends: then the try goes on later.
        writer.Open("finally").Line("if (__frame.IsRunning)");
        Statement(final.Position, _text.WriteStatement(final.Code));
        Hide();
        writer.Close();
    }

    /// <summary>A statement of the user's, in the user's line and column.</summary>
    private void Statement(Position position, string code)
    {
        if (position.IsHidden)
        {
            Glue(code);
            return;
        }

        // The file is that of the directive before.
        writer.Verbatim(_hasPath ? $"#line {position.Line}" : $"#line {position.Line} {TypeNames.Literal(path)}");
        _hasPath = true;
        writer.Verbatim(new string(' ', position.Column) + code);
        _isHidden = false;
    }

    private void Glue(string code)
    {
        Hide();
        writer.Line(code);
    }

    private void Hide()
    {
        if (_isHidden) return;
        writer.Verbatim("#line hidden");
        _isHidden = true;
    }

    private static string LabelOf(Checkpoint checkpoint) => $"__checkpoint{checkpoint.Number}";

    private static IEnumerable<Label> TargetsIn(Region region) => region.Instructions.SelectMany(static each => each switch
    {
        Jump jump => [jump.Target],
        JumpIf jump => [jump.Target],
        Execute execute => ExitsOf(execute),
        Try attempt => TargetsIn(attempt.Body).Concat(attempt.Handlers.SelectMany(static handler => ExitsOf(handler.Body))).Concat(attempt.Final is { } final ? ExitsOf(final) : []),
        _ => Enumerable.Empty<Label>(),
    });

    private static IEnumerable<Label> ExitsOf(Execute code) => code.Exits.Select(static each => each.Target);

    private static IEnumerable<int> CheckpointsIn(Region region) => region.Instructions.SelectMany(static each => each switch
    {
        Await wait => [wait.Checkpoint.Number],
        Try attempt => CheckpointsIn(attempt.Body),
        _ => Enumerable.Empty<int>(),
    });
}
