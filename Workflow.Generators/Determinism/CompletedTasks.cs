using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Workflow.Generators.Determinism;

/// <summary>
/// Whether a task whose result is read has ended by then, so that nothing blocks: it has been awaited above, it came from <c>await Task.WhenAny</c>,
/// or its state is asked for. What cannot be told counts as ended.
/// </summary>
internal static class CompletedTasks
{
    public static bool Contain(IOperation? task) => Origin(task) switch
    {
        null or IAwaitOperation or IInvalidOperation => true,
        IPropertyReferenceOperation { Property.Name: "CompletedTask" } => true,
        IInvocationOperation { TargetMethod: { Name: "GetAwaiter" or "ConfigureAwait" } } call => Contain(call.Instance),
        IInvocationOperation { TargetMethod: { Name: "AsTask" } } call => Contain(call.Instance),
        IInvocationOperation { TargetMethod: { Name: "FromResult" } } => true,
        IInvocationOperation => false,
        IParameterReferenceOperation reference => IsOfLambda(reference.Parameter) ? IsAfterAnAwait(reference.Syntax, null) : true,
        ILocalReferenceOperation reference => IsAfterAnAwait(reference.Syntax, IsOfLoop(reference.Local) ? null : reference.Local.Name) || ComesFromAnAwait(reference.Local),
        IFieldReferenceOperation reference => IsAfterAnAwait(reference.Syntax, reference.Field.Name),
        { } other => IsAfterAnAwait(other.Syntax, null),
    };

    private static IOperation? Origin(IOperation? operation)
    {
        while (operation is IConversionOperation or IParenthesizedOperation)
            operation = operation is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)operation).Operand;
        return operation;
    }

    private static bool IsOfLambda(IParameterSymbol parameter) => parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction };

    private static bool IsOfLoop(ILocalSymbol local) => local.DeclaringSyntaxReferences.Any(static each => each.GetSyntax() is ForEachStatementSyntax);

    private static bool ComesFromAnAwait(ILocalSymbol local) => local.DeclaringSyntaxReferences.Any(static each =>
        each.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: AwaitExpressionSyntax });

    /// <summary>Whether the same member has an <c>await</c> before a place, of a given name where one is given, or asks whether the name has ended.</summary>
    private static bool IsAfterAnAwait(SyntaxNode place, string? name)
    {
        if (place.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member) return false;
        foreach (SyntaxNode node in member.DescendantNodes())
        {
            if (node.SpanStart >= place.SpanStart) break;
            if (node is AwaitExpressionSyntax await && (name is null || Mentions(await.Expression, name))) return true;
            if (node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsCompleted" or "IsCompletedSuccessfully" or "Status" } access
                && (name is null || Mentions(access.Expression, name))) return true;
        }

        return false;
    }

    private static bool Mentions(SyntaxNode node, string name) =>
        node.DescendantNodesAndSelf().Any(each => each is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name);
}
