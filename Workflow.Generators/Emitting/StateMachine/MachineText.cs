using Workflow.Generators.Binding;
using Workflow.Generators.Lowering.StateMachine;
using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Emitting.StateMachine;

/// <summary>How a machine's code names its variables.</summary>
internal sealed class MachineText(Machine machine)
{
    /// <summary>A text with every variable written out.</summary>
    public string Write(string code) => VariableText.Render(code, (number, access) => access == Access.Touch ? "" : Name(machine.AllVariables[number], access));

    /// <summary>
    /// A statement with every variable written out, behind copies of the variables that closures in it must keep as they are:
    /// <c>{ var __copy_item = __frame.item; … }</c>.
    /// </summary>
    public string WriteStatement(string code)
    {
        string copies = string.Concat(VariableText.Uses(code).Where(static each => each.Access == Access.Copy).Select(static each => each.Number).Distinct()
            .Select(each => $"var {CopyOf(machine.AllVariables[each])} = {Place(machine.AllVariables[each])}; "));
        return copies.Length == 0 ? Write(code) : $"{{ {copies}{Write(code)} }}";
    }

    /// <summary>The variable itself, the cell where it has one.</summary>
    public string Place(Variable variable)
    {
        if (!variable.IsHoisted) return Identifier.Of(variable.Name);
        string outer = string.Concat(Enumerable.Repeat(".__outer", machine.Id.Depth - variable.Owner.Depth));
        return $"__frame{outer}.{Identifier.Of(variable.Name)}";
    }

    /// <summary>The type of the field or local.</summary>
    public static string TypeOf(Variable variable) =>
        variable.IsCell ? $"global::Workflow.Runtime.Compiled.Captured<{variable.TypeText}>" : variable.TypeText;

    private static string CopyOf(Variable variable) => $"__copy_{variable.Name}";

    private string Name(Variable variable, Access access)
    {
        string place = access == Access.Copy ? CopyOf(variable) : Place(variable);
        return variable.IsCell ? place + ".Value" : place;
    }
}
