using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Lowering.StateMachine.Flattening;

/// <summary>The sections of a switch by the text of their constants, for <c>goto case</c>.</summary>
internal sealed class SwitchCases
{
    private readonly Dictionary<string, Label> _sections = new(StringComparer.Ordinal);

    public void Add(string constant, Label section) => _sections[constant] = section;

    public Label? Find(string constant) => _sections.TryGetValue(constant, out Label section) ? section : null;
}
