using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Workflow.Generators.Determinism;

/// <summary>
/// Whether a task whose result is read has ended by then, so that nothing blocks: it has been awaited above, it came from <c>await Task.WhenAny</c>,
/// or its state is asked for, or <c>ContinueWith</c> has handed it on. What cannot be told counts as ended.
/// </summary>
internal static class CompletedTasks
{
    private const int MostParameters = 32;

    /// <param name="task">The task.</param>
    /// <param name="pending">The parameters of the method around it that are given tasks which have not ended, one bit each.</param>
    public static bool Contain(IOperation? task, uint pending) => IsInContinuation(task) || HasEnded(task, pending);

    /// <summary>The bits of the parameters to which a call gives tasks that have not ended.</summary>
    /// <param name="call">The call.</param>
    /// <param name="isTask">Whether a type is one of tasks.</param>
    /// <param name="pending">As for <see cref="Contain"/>.</param>
    public static uint GivenBy(IInvocationOperation call, Func<ITypeSymbol?, bool> isTask, uint pending)
    {
        uint given = 0;
        foreach (IArgumentOperation argument in call.Arguments)
            if (argument.Parameter is { Ordinal: < MostParameters } parameter && isTask(parameter.Type) && !Contain(argument.Value, pending)) given |= BitOf(parameter);
        return given;
    }

    private static bool HasEnded(IOperation? task, uint pending) => Origin(task) switch
    {
        null or IAwaitOperation or IInvalidOperation => true,
        IPropertyReferenceOperation { Property.Name: "CompletedTask" } => true,
        IInvocationOperation { TargetMethod: { Name: "GetAwaiter" or "ConfigureAwait" } } call => HasEnded(call.Instance, pending),
        IInvocationOperation { TargetMethod: { Name: "AsTask" } } call => HasEnded(call.Instance, pending),
        IInvocationOperation { TargetMethod: { Name: "FromResult" } } => true,
        IInvocationOperation => false,
        IParameterReferenceOperation reference => IsOfLambda(reference.Parameter)
            ? IsAfterAnAwait(reference.Syntax, null)
            : !IsGiven(reference.Parameter, pending) || IsAfterAnAwait(reference.Syntax, reference.Parameter.Name),
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

    private static bool IsGiven(IParameterSymbol parameter, uint pending) =>
        parameter is { Ordinal: < MostParameters, ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.LocalFunction } } && (pending & BitOf(parameter)) != 0;

    private static uint BitOf(IParameterSymbol parameter) => 1U << parameter.Ordinal;

    /// <summary>Whether code runs when some task has ended, as far as anybody can tell the one that is asked for.</summary>
    private static bool IsInContinuation(IOperation? operation) => operation?.Syntax.Ancestors().Any(static each =>
        each is AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } } }
        && access.Name.Identifier.ValueText is ("ContinueWith" or "ContinueWhenAll" or "ContinueWhenAny")) ?? false;

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
