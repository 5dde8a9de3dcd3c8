using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Workflow.Generators.Binding;
using Workflow.Generators.Lowering.ReplayBody;

namespace Workflow.Generators.Lowering.StateMachine;

/// <summary>
/// Calls that a machine makes otherwise than the body it comes from:
/// <code>
/// await Task.WhenAll(a, b);                         // await __context.WhenAll(a, b);
/// ArgumentNullException.ThrowIfNull(order);         // ThrowIfNull(__frame.order, paramName: "order");
/// </code>
/// </summary>
internal static class FrameworkCalls
{
    public static void Redirect(SyntaxNode body, SemanticModel model, TokenEdits edits, KnownSymbols known, CancellationToken cancellationToken)
    {
        DurableCalls calls = new(known);
        foreach (SyntaxNode node in body.DescendantNodesAndSelf())
        {
            if (node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax) KeepArgumentText((ExpressionSyntax)node, model, edits, cancellationToken);
            if (node is SimpleNameSyntax name && calls.KindOf(model.GetSymbolInfo(name, cancellationToken).Symbol) is DurableCallKind.WhenAll or DurableCallKind.WhenAny) Compose((SimpleNameSyntax)node, edits);
        }
    }

    private static void Compose(SimpleNameSyntax name, TokenEdits edits)
    {
        if (name.Parent is MemberAccessExpressionSyntax access && access.Name == name)
        {
            edits.Drop(access.Expression);
            edits.Instead(access.Expression.GetFirstToken(), "__context");
        }
        else
        {
            edits.Before(name.Identifier, name, "__context.");
        }
    }

    /// <summary>The machine writes variables otherwise, which a <c>[CallerArgumentExpression]</c> would see.</summary>
    private static void KeepArgumentText(ExpressionSyntax call, SemanticModel model, TokenEdits edits, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method || !method.Parameters.Any(static each => ArgumentOf(each) is not null)) return;
        System.Collections.Immutable.ImmutableArray<IArgumentOperation> arguments = model.GetOperation(call, cancellationToken) switch
        {
            IInvocationOperation invocation => invocation.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => [],
        };
        BaseArgumentListSyntax? list = call is InvocationExpressionSyntax invoked ? invoked.ArgumentList : ((BaseObjectCreationExpressionSyntax)call).ArgumentList;
        foreach (IArgumentOperation omitted in arguments)
        {
            if (list is null || omitted.ArgumentKind != ArgumentKind.DefaultValue || omitted.Parameter is not { } parameter || ArgumentOf(parameter) is not { } source) continue;
            SyntaxNode? text = arguments.FirstOrDefault(each => each.Parameter?.Name == source && each.ArgumentKind == ArgumentKind.Explicit)?.Syntax;
            if (text is ArgumentSyntax argument) text = argument.Expression;
            // Where a durable call stands in it, the text is told already.
            if (text is not null && !edits.AreIn(text)) edits.Before(list.GetLastToken(), list, $"{(list.Arguments.Count == 0 ? "" : ", ")}{Identifier.Of(parameter.Name)}: {TypeNames.Literal(text.ToString())}");
        }
    }

    private static string? ArgumentOf(IParameterSymbol parameter) => parameter.IsOptional
        ? parameter.GetAttributes().FirstOrDefault(static each => each.AttributeClass?.ToDisplayString() == "System.Runtime.CompilerServices.CallerArgumentExpressionAttribute")
            ?.ConstructorArguments.FirstOrDefault().Value as string
        : null;
}
