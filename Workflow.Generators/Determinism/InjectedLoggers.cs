using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Workflow.Generators.Binding;

namespace Workflow.Generators.Determinism;

/// <summary>
/// Tells loggers of the host from the run's own, which is silent while a run is replayed and only ever an <c>ILogger</c>: an <c>ILogger&lt;T&gt;</c>,
/// what a factory made, or what a workflow's class is constructed with. What cannot be told counts as the run's own. Safe for concurrent use.
/// </summary>
/// <param name="bodies">The code in which fields are set.</param>
/// <param name="known">The symbols of the runtime.</param>
/// <param name="isOfWorkflows">Whether workflows stand in a class.</param>
/// <param name="changes">Whether state changes while the program runs.</param>
internal sealed class InjectedLoggers(SourceBodies bodies, KnownSymbols known, Func<INamedTypeSymbol, bool> isOfWorkflows, Func<ISymbol, bool> changes)
{
    private const string Namespace = "Microsoft.Extensions.Logging";

    /// <summary>Whether a member of the framework writes to the logger that it is used on.</summary>
    public static bool IsWrite(ISymbol member) => member is IMethodSymbol { ContainingType: { Name: "ILogger" or "LoggerExtensions" } type } && IsOfLogging(type);

    /// <summary>Whether a line is written to a logger that is certainly not the run's.</summary>
    public bool AreWrittenTo(MemberUse use) => IsInjected(use.Operation is IInvocationOperation { Instance: null } call
        ? call.Arguments.FirstOrDefault(static each => each.Parameter?.Ordinal == 0)?.Value
        : use.Receiver);

    private bool IsInjected(IOperation? logger) => logger switch
    {
        IConversionOperation conversion => IsInjected(conversion.Operand),
        IParenthesizedOperation parenthesized => IsInjected(parenthesized.Operand),
        _ when IsTyped(logger?.Type) => true,
        IConditionalAccessInstanceOperation instance => IsInjected(CheckedBy(instance)),
        ILocalReferenceOperation local => IsInjected(Awaiting.InitializerOf(local)),
        IFieldReferenceOperation reference => IsSetToInjected(reference.Field),
        IPropertyReferenceOperation { Property.GetMethod: { } getter } => MutableState.BehindAccessor(getter) is { } state && IsSetToInjected(state),
        IParameterReferenceOperation or IInvocationOperation => IsSource(logger),
        _ => false,
    };

    private bool IsSetToInjected(ISymbol state)
    {
        if (changes(state)) return false;
        List<IOperation> values = [.. bodies.OperationsOf(state.OriginalDefinition, CancellationToken.None)];
        return values.Any(IsSource) && !values.Any(each => each is IPropertyReferenceOperation property && KnownSymbols.Is(property.Property.ContainingType, known.Durable));
    }

    private bool IsSource(IOperation value) => value switch
    {
        IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } parameter } =>
            IsTyped(parameter.Type) || (parameter.Type is INamedTypeSymbol type && IsOfLogging(type) && isOfWorkflows(constructor.ContainingType)),
        IInvocationOperation { TargetMethod: { Name: "CreateLogger", ContainingType: { } type } } => IsOfLogging(type),
        _ => false,
    };

    private static IOperation? CheckedBy(IConditionalAccessInstanceOperation instance)
    {
        IOperation inner = instance;
        while (inner.Parent is { } parent && !(parent is IConditionalAccessOperation access && access.WhenNotNull == inner)) inner = parent;
        return (inner.Parent as IConditionalAccessOperation)?.Operation;
    }

    private static bool IsTyped(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "ILogger", Arity: 1 } logger && IsOfLogging(logger);

    private static bool IsOfLogging(INamedTypeSymbol type) => type.ContainingNamespace?.ToDisplayString() == Namespace;
}
