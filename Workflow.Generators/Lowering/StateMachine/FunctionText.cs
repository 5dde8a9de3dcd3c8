using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Binding;
using Workflow.Generators.Lowering.StateMachine.Facts;
using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Lowering.StateMachine;

/// <summary>
/// What stands in a body in place of an async function:
/// <code>
/// async line => await Ship(line)     // line => new __Run__lambda1__Frame(this, __frame) { line = line }.Start(__context)
/// </code>
/// </summary>
internal static class FunctionText
{
    /// <param name="syntax">The function.</param>
    /// <param name="function">Its body, bound.</param>
    /// <param name="around">The body that it stands in.</param>
    public static void Replace(SyntaxNode syntax, Body function, Body around)
    {
        string make = Make(function, around);
        switch (syntax)
        {
            case SimpleLambdaExpressionSyntax lambda:
                around.Edits.Replace(lambda, $"{lambda.Parameter.Identifier.Text} => {make}");
                break;
            case ParenthesizedLambdaExpressionSyntax { ReturnType: null } lambda:
                around.Edits.Replace(lambda, $"{SyntaxText.WithoutAttributes(lambda.ParameterList)} => {make}");
                break;
            case LocalFunctionStatementSyntax { TypeParameterList: null } local:
                around.Edits.Replace(local, $"{SyntaxText.WithoutAttributes(local.ReturnType)} {Identifier.Of(around.Names.Of(function.Function))}{SyntaxText.WithoutAttributes(local.ParameterList)} => {make};");
                break;
            default:
                throw new NotCoveredException(syntax, "an async function of this form", "write it as a lambda");
        }
    }

    private static string Make(Body function, Body around)
    {
        DurableMethod method = function.Method;
        ITypeSymbol type = function.Function.ReturnType;
        if (!method.Known.IsTaskLike(type)) throw new NotCoveredException(function.Root, "an async function that returns no task", "return a Task");
        IEnumerable<string> parameters = function.Function.Parameters.Select(each => (Variable: function.VariableOf(each), each.Name)).Where(static each => each.Variable is not null)
            .Select(static each => $"{VariableText.Mark(each.Variable!, Access.Member)} = {Identifier.Of(each.Name)}");
        IEnumerable<string> captures = function.Captures.Select(static each => $"{VariableText.Mark(each.Variable, Access.Member)} = {each.Value}");
        string members = string.Join(", ", parameters.Concat(captures));
        string self = method.Symbol.IsStatic ? "" : "this, ";
        string start = $"new {method.FrameName}{function.Id.Suffix}({self}{VariableText.FrameAt(around.Id.Depth)}){(members.Length == 0 ? "" : $" {{ {members} }}")}.Start(__context)";
        if (method.Known.IsValueTask(type)) return $"new {TypeNames.InCode(type)}({start})";
        return function.Result is null ? $"(global::System.Threading.Tasks.Task){start}" : start;
    }
}
