using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Binding;
using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Lowering.StateMachine.Facts;

/// <summary>Turns the names of a variable in the user's text into marks, and its declarations inside expressions into assignments.</summary>
internal sealed class VariableEdits(Body body)
{
    private readonly Dictionary<IsPatternExpressionSyntax, string> _tests = [];

    public void Apply(Variable variable, LocalUses uses, bool isCopied)
    {
        foreach (IdentifierNameSyntax reference in uses.References)
        {
            if (NameOfText.Replace(reference, body.Edits)) continue;

            // The function takes the value over when it is made, into a variable of its own.
            if ((isCopied || variable.IsCell) && AsyncFunctions.Around(reference, body.Root) is not null) continue;
            bool isInLambda = LocalUses.IsInLambda(reference, body.Root) && AsyncFunctions.Around(reference, body.Root) is null;
            Access access = isInLambda && (isCopied || variable.IsCell) ? Access.Copy
                : LocalUses.IsAssignment(reference) && !variable.IsCell && !isInLambda ? Access.Write : Access.Read;
            body.Edits.Instead(reference.Identifier, VariableText.Mark(variable, access));
            KeepInferredName(reference);
        }

        if (uses.Declaration is SingleVariableDesignationSyntax designation) Declare(variable, designation);
    }

    /// <summary>Gives what stays in the text another name.</summary>
    public void Rename(LocalUses uses, string name)
    {
        foreach (IdentifierNameSyntax reference in uses.References)
        {
            if (NameOfText.Replace(reference, body.Edits)) continue;
            body.Edits.Instead(reference.Identifier, Identifier.Of(name));
            KeepInferredName(reference);
        }
    }

    /// <summary>Completes the patterns that declare variables. To be called once, after all variables.</summary>
    public void Finish()
    {
        foreach (KeyValuePair<IsPatternExpressionSyntax, string> test in _tests)
        {
            bool isNegated = PatternText.IsNegated(test.Key, out UnaryPatternSyntax? negation);
            if (isNegated) body.Edits.Instead(negation!.OperatorToken, "");
            body.Edits.Before(test.Key.GetFirstToken(), test.Key, isNegated ? "!(" : "(");
            body.Edits.After(test.Key.GetLastToken(), test.Key, test.Value + ")");
        }
    }

    // Of the tuple or object around, so that it is not there where the variable is read by itself.
    private void KeepInferredName(IdentifierNameSyntax reference)
    {
        if (InferredName(reference) is { Length: > 0 } name) body.Edits.Before(reference.Identifier, reference.Parent!.Parent!, name);
    }

    /// <summary>The member name that a tuple or anonymous object would take from a variable's name, which the text then lacks.</summary>
    private static string InferredName(IdentifierNameSyntax reference) => reference.Parent switch
    {
        ArgumentSyntax { NameColon: null, RefKindKeyword.RawKind: 0, Parent: TupleExpressionSyntax tuple } when !IsTarget(tuple)
            && tuple.Arguments.Count(each => each.Expression.ToString() == reference.ToString()) == 1 => $"{reference.Identifier.Text}: ",
        AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } => $"{reference.Identifier.Text} = ",
        _ => "",
    };

    private static bool IsTarget(SyntaxNode tuple)
    {
        while (tuple.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax outer }) tuple = outer;
        return tuple.Parent is AssignmentExpressionSyntax assignment && assignment.Left == tuple
            || tuple.Parent is ForEachVariableStatementSyntax;
    }

    private void Declare(Variable variable, SingleVariableDesignationSyntax designation)
    {
        string write = VariableText.Mark(variable, variable.IsCell ? Access.Read : Access.Introduce);
        switch (designation.Parent)
        {
            // out var x, and var x inside a tuple that is taken apart
            case DeclarationExpressionSyntax expression:
                body.Edits.Drop(expression.Type);
                body.Edits.Instead(designation.Identifier, write);
                break;
            // var (x, y)
            case ParenthesizedVariableDesignationSyntax when OutermostOf(designation).Parent is DeclarationExpressionSyntax expression:
                body.Edits.Drop(expression.Type);
                body.Edits.Instead(designation.Identifier, write);
                break;
            default:
                DeclareInPattern(variable, designation, write);
                break;
        }
    }

    /// <summary>
    /// <c>shape is Circle circle</c> becomes <c>(shape is Circle __p_circle &amp;&amp; Lowered.Set(out circle, __p_circle))</c>, for a pattern
    /// cannot write to a variable that is there.
    /// </summary>
    private void DeclareInPattern(Variable variable, SingleVariableDesignationSyntax designation, string write)
    {
        string local = PatternText.LocalOf(designation);
        body.Edits.Instead(designation.Identifier, local);
        if (PatternText.TestOf(designation) is not { } test) return;
        if (!_tests.TryGetValue(test, out string sets)) sets = "";
        _tests[test] = $"{sets} && {PatternText.Set(write, local)}";
    }

    private static SyntaxNode OutermostOf(SyntaxNode designation)
    {
        SyntaxNode node = designation;
        while (node.Parent is ParenthesizedVariableDesignationSyntax outer) node = outer;
        return node;
    }
}
