using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Workflow.Generators.Binding;

namespace Workflow.Generators.Determinism;

/// <summary>
/// Finds what code waits for that the run's log knows nothing of: calls of methods without source, that return a task of their own making.
/// Whatever composes tasks or runs delegates that it is given may well wait for durable ones, and code with source is read instead.
/// </summary>
internal sealed class Awaiting(KnownSymbols known, Func<IMethodSymbol, bool> canBeRead)
{
    private static readonly HashSet<string> Deterministic = new(StringComparer.Ordinal) { "System.Threading.Channels" };

    /// <summary>The calls that an operation waits for, by <c>await</c>, by <c>await foreach</c>, or by giving their task to the caller to wait for.</summary>
    public IEnumerable<IInvocationOperation> WaitedFor(IOperation operation) => operation switch
    {
        IAwaitOperation await => In(await.Operation),
        IForEachLoopOperation { IsAsynchronous: true } loop => In(loop.Collection),
        IReturnOperation { ReturnedValue: { } value } when IsTask(value.Type) => In(value),
        _ => [],
    };

    private IEnumerable<IInvocationOperation> In(IOperation? task)
    {
        switch (task)
        {
            case IConversionOperation conversion:
                return In(conversion.Operand);
            case IParenthesizedOperation parenthesized:
                return In(parenthesized.Operand);
            case IConditionalAccessOperation access:
                return In(access.WhenNotNull);
            case ICoalesceOperation either:
                return In(either.Value).Concat(In(either.WhenNull));
            case IConditionalOperation either:
                return In(either.WhenTrue).Concat(In(either.WhenFalse));
            case ISwitchExpressionOperation cases:
                return cases.Arms.SelectMany(each => In(each.Value));
            case ILocalReferenceOperation local:
                return In(InitializerOf(local));
            case IArrayCreationOperation array:
                return array.Initializer?.ElementValues.SelectMany(In) ?? [];
            case ICollectionExpressionOperation collection:
                return collection.Elements.SelectMany(In);
            case IInvocationOperation call:
                return InCall(call);
            default:
                return [];
        }
    }

    private IEnumerable<IInvocationOperation> InCall(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        INamedTypeSymbol? type = method.ContainingType;
        if (type is null || method.MethodKind is not MethodKind.Ordinary) return [];
        if (method.Name is "ConfigureAwait" or "AsTask" or "Preserve" or "WaitAsync" or "WithCancellation" && (call.Instance ?? FirstArgumentOf(call)) is { } inner) return In(inner);
        if (KnownSymbols.Is(type, known.Task) || known.IsTaskLike(type)) return call.Arguments.SelectMany(each => In(each.Value));
        if (!IsTask(method.ReturnType) && method.ReturnType.Name is not ("IAsyncEnumerable" or "ConfiguredTaskAwaitable" or "ConfiguredValueTaskAwaitable")) return [];
        if (DurableMembers.Contains(method, known) || canBeRead(method.OriginalDefinition)) return [];
        if (Deterministic.Contains(type.ContainingNamespace?.ToDisplayString() ?? "")) return [];
        bool composes = method.Parameters.Any(each => IsGiven(each.Type)) || (method.ReducedFrom is { } extension && IsGiven(extension.Parameters[0].Type));
        return composes ? [] : [call];
    }

    /// <summary>Whether what a parameter takes may bring tasks with it.</summary>
    private bool IsGiven(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsGiven(array.ElementType),
        INamedTypeSymbol { TypeKind: TypeKind.Delegate } => true,
        INamedTypeSymbol named => IsTask(named) || named.Name == "IAsyncEnumerable" || named.TypeArguments.Any(IsGiven),
        _ => false,
    };

    private bool IsTask(ITypeSymbol? type) => type is not null && known.IsTaskLike(type);

    private static IOperation? FirstArgumentOf(IInvocationOperation call) =>
        call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null;

    /// <summary>What a local was set to where it was declared, if nothing else is ever assigned to it.</summary>
    public static IOperation? InitializerOf(ILocalReferenceOperation reference)
    {
        ImmutableArray<SyntaxReference> declarations = reference.Local.DeclaringSyntaxReferences;
        if (declarations.IsEmpty || declarations[0].GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: { } value } declarator) return null;
        if (value.Span.End > reference.Syntax.SpanStart) return null;
        bool isReassigned = declarator.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantNodes().Any(each =>
            each is AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } && name.Identifier.ValueText == reference.Local.Name) ?? true;
        return isReassigned ? null : reference.SemanticModel?.GetOperation(value);
    }
}
