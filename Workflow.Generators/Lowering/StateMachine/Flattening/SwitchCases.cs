using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Lowering.StateMachine.Flattening;

/// <summary>The sections of a switch by the values of their constants, for <c>goto case</c>.</summary>
internal sealed class SwitchCases
{
    private readonly Dictionary<string, Label> _sections = new(StringComparer.Ordinal);

    public void Add(ExpressionSyntax constant, SemanticModel model, Label section) => _sections[KeyOf(constant, model)] = section;

    public Label? Find(ExpressionSyntax constant, SemanticModel model) => _sections.TryGetValue(KeyOf(constant, model), out Label section) ? section : null;

    /// <summary>One text for <c>1</c>, <c>0x1</c>, <c>1L</c> and <c>One</c>.</summary>
    private static string KeyOf(ExpressionSyntax constant, SemanticModel model) => model.GetConstantValue(constant).Value switch
    {
        string text => $"\"{text}",
        char letter => ((int)letter).ToString(CultureInfo.InvariantCulture),
        { } value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        null => "null",
    };
}
