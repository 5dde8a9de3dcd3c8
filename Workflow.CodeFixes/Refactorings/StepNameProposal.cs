using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Binding;

namespace Workflow.CodeFixes.Refactorings;

/// <summary>A name for a step that is made of code: what the code calls, reads or sets, and unlike every other name that it could be confused with.</summary>
internal static class StepNameProposal
{
    private const string Fallback = "RunStep";

    /// <summary>The name; null where none can be found.</summary>
    public static string? For(SelectedCode code, DataOfCode data, IMethodSymbol workflow, SemanticModel model)
    {
        string proposal = NameOf(code, data) is { } name && NameRules.DefaultName(Capitalized(name)) is not null ? Capitalized(name) : Fallback;
        for (int number = 1; number < 100; number++)
        {
            string candidate = number == 1 ? proposal : $"{proposal}{number}";
            if (IsFree(candidate, code, workflow, model)) return candidate;
        }

        return null;
    }

    private static bool IsFree(string name, SelectedCode code, IMethodSymbol workflow, SemanticModel model) =>
        workflow.ContainingType.Name != name
        && model.LookupSymbols(code.First.SpanStart, name: name).All(static symbol => symbol is INamespaceOrTypeSymbol)
        && workflow.ContainingType.GetMembers(name).IsEmpty
        && !AnnotatedMethodCatalog.Of(model.Compilation).Named(DurableKind.Step, NameRules.DefaultName(name)!).Any();

    private static string? NameOf(SelectedCode code, DataOfCode data)
    {
        if (code.Expression is { } expression) return NameOf(expression) ?? NameOfTarget(expression);
        if (!data.Results.IsEmpty) return $"Get{string.Join("And", data.Results.Select(static each => Capitalized(each.Name)))}";
        return code.Statements.OfType<ExpressionStatementSyntax>().Select(static statement => NameOf(statement.Expression)).FirstOrDefault(static name => name is not null);
    }

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        AwaitExpressionSyntax awaited => NameOf(awaited.Expression),
        ParenthesizedExpressionSyntax parenthesized => NameOf(parenthesized.Expression),
        CastExpressionSyntax cast => NameOf(cast.Expression),
        PostfixUnaryExpressionSyntax suffixed => NameOf(suffixed.Operand),
        AssignmentExpressionSyntax assignment => NameOf(assignment.Right),
        ConditionalAccessExpressionSyntax access => NameOf(access.WhenNotNull),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Expression: var task } } => NameOf(task),
        InvocationExpressionSyntax call => NameOfCalled(call.Expression),
        ObjectCreationExpressionSyntax { Type: SimpleNameSyntax type } => $"Create{type.Identifier.ValueText}",
        MemberAccessExpressionSyntax access => $"Read{access.Name.Identifier.ValueText}",
        _ => null,
    };

    private static string? NameOfCalled(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => NameRules.WithoutAsync(access.Name.Identifier.ValueText),
        MemberBindingExpressionSyntax binding => NameRules.WithoutAsync(binding.Name.Identifier.ValueText),
        SimpleNameSyntax name => NameRules.WithoutAsync(name.Identifier.ValueText),
        _ => null,
    };

    private static string? NameOfTarget(ExpressionSyntax expression) =>
        expression.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } ? $"Get{Capitalized(declarator.Identifier.ValueText)}" : null;

    private static string Capitalized(string name)
    {
        string trimmed = name.TrimStart('_');
        return trimmed.Length == 0 ? name : char.ToUpperInvariant(trimmed[0]) + trimmed.Substring(1);
    }
}
