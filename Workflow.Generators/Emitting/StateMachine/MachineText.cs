using Workflow.Generators.Binding;
using Workflow.Generators.Lowering.StateMachine;
using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Emitting.StateMachine;

/// <summary>How a machine's code names its variables.</summary>
internal sealed class MachineText(Machine machine)
{
    /// <summary>A text with every variable written out.</summary>
    public string Write(string code) => VariableText.Render(code, (number, access) => access switch
    {
        Access.Touch => "",
        Access.Declare => Declaration(machine.AllVariables[number]),
        Access.Frame => FrameAt(number),
        _ => Name(machine.AllVariables[number], access),
    });

    /// <summary>
    /// A statement with every variable written out, behind copies of the variables that closures in it must keep as they are:
    /// <c>{ var __copy_item = __frame.item; … }</c>.
    /// </summary>
    public string WriteStatement(string code)
    {
        string copies = string.Concat(VariableText.Uses(code).Where(static each => each.Access is Access.Copy or Access.CopyCell).Select(static each => each.Number).Distinct()
            .Select(each => Declaration(machine.AllVariables[each])));
        return copies.Length == 0 ? Write(code) : $"{{ {copies}{Write(code)} }}";
    }

    /// <summary>The variable itself, the cell where it has one.</summary>
    public string Place(Variable variable)
    {
        if (!variable.IsHoisted) return Identifier.Of(variable.Name);
        return $"{FrameAt(variable.Owner.Depth)}.{Identifier.Of(variable.Name)}";
    }

    private string FrameAt(int depth) => "__frame" + string.Concat(Enumerable.Repeat(".__outer", machine.Id.Depth - depth));

    /// <summary>The type of the field or local.</summary>
    public static string TypeOf(Variable variable) =>
        variable.IsCell ? $"global::Workflow.Runtime.Compiled.Captured<{variable.TypeText}>" : variable.TypeText;

    private string Declaration(Variable variable) => $"var {CopyOf(variable)} = {Place(variable)}; ";

    private static string CopyOf(Variable variable) => $"__copy_{variable.Name}";

    private string Name(Variable variable, Access access)
    {
        if (access == Access.Member) return Identifier.Of(variable.Name);
        string place = access is Access.Copy or Access.CopyCell ? CopyOf(variable) : Place(variable);
        return variable.IsCell && access is not (Access.Cell or Access.CopyCell) ? place + ".Value" : place;
    }
}
