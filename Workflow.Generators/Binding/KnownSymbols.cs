using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Binding;

/// <summary>
/// The types that the compiler recognises, looked up once per compilation. A type that is not referenced is null, and nothing equals
/// it.
/// </summary>
internal sealed class KnownSymbols(Compilation compilation)
{
    private static readonly ConditionalWeakTable<Compilation, KnownSymbols> Cache = new();

    public const string WorkflowAttributeName = "Workflow.Runtime.WorkflowAttribute";
    public const string StepAttributeName = "Workflow.Runtime.StepAttribute";

    public INamedTypeSymbol? WorkflowAttribute { get; } = compilation.GetTypeByMetadataName(WorkflowAttributeName);

    public INamedTypeSymbol? StepAttribute { get; } = compilation.GetTypeByMetadataName(StepAttributeName);

    public INamedTypeSymbol? StartsChildAttribute { get; } = compilation.GetTypeByMetadataName("Workflow.Runtime.Compiled.StartsChildAttribute");

    public INamedTypeSymbol? BeginsAnewAttribute { get; } = compilation.GetTypeByMetadataName("Workflow.Runtime.Compiled.BeginsAnewAttribute");

    public INamedTypeSymbol? TypeArgumentsAttribute { get; } =
        compilation.GetTypeByMetadataName("Workflow.Runtime.WorkflowTypeArgumentsAttribute");

    public INamedTypeSymbol? Durable { get; } = compilation.GetTypeByMetadataName("Workflow.Runtime.Durable");

    public INamedTypeSymbol? DurableScope { get; } = compilation.GetTypeByMetadataName("Workflow.Runtime.DurableScope");

    public INamedTypeSymbol? WorkflowContext { get; } = compilation.GetTypeByMetadataName("Workflow.Runtime.Compiled.WorkflowContext");

    public INamedTypeSymbol? WorkflowClient { get; } = compilation.GetTypeByMetadataName("Workflow.Runtime.WorkflowClient");

    public INamedTypeSymbol? WorkflowHandle { get; } = compilation.GetTypeByMetadataName("Workflow.Runtime.WorkflowHandle");

    public INamedTypeSymbol? WorkflowHandleOfT { get; } = compilation.GetTypeByMetadataName("Workflow.Runtime.WorkflowHandle`1");

    public INamedTypeSymbol? Task { get; } = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task");

    public INamedTypeSymbol? TaskOfT { get; } = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task`1");

    public INamedTypeSymbol? ValueTask { get; } = compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask");

    public INamedTypeSymbol? ValueTaskOfT { get; } = compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask`1");

    public INamedTypeSymbol? CancellationToken { get; } = compilation.GetTypeByMetadataName("System.Threading.CancellationToken");

    public INamedTypeSymbol? TimeSpan { get; } = compilation.GetTypeByMetadataName("System.TimeSpan");

    public INamedTypeSymbol? TimeProvider { get; } = compilation.GetTypeByMetadataName("System.TimeProvider");

    public INamedTypeSymbol? ServiceProvider { get; } = compilation.GetTypeByMetadataName("System.IServiceProvider");

    public INamedTypeSymbol? FromKeyedServices { get; } =
        compilation.GetTypeByMetadataName("Microsoft.Extensions.DependencyInjection.FromKeyedServicesAttribute");

    public INamedTypeSymbol? ActivatorUtilitiesConstructor { get; } =
        compilation.GetTypeByMetadataName("Microsoft.Extensions.DependencyInjection.ActivatorUtilitiesConstructorAttribute");

    /// <summary>The known types of a compilation; kept as long as the compilation is.</summary>
    public static KnownSymbols Of(Compilation compilation) => Cache.GetValue(compilation, static each => new KnownSymbols(each));

    /// <summary>The <c>[Workflow]</c> of a method, or null. That of a workflow that is a class may stand on the class, and does on the base class.</summary>
    public AttributeData? WorkflowAttributeOf(IMethodSymbol method) => MarkOf(method, WorkflowAttribute);

    /// <summary>The <c>[Step]</c> of a method, or null. That of a step that is a class may stand on the class, and does on the base class.</summary>
    public AttributeData? StepAttributeOf(IMethodSymbol method) => MarkOf(method, StepAttribute);

    private static AttributeData? MarkOf(IMethodSymbol method, INamedTypeSymbol? attribute)
    {
        if (AttributeOf(method, attribute) is { } own) return own;
        return ClassForm.MarkOf(method) is { } mark ? AttributeOf(method.ContainingType, attribute) ?? AttributeOf(mark, attribute) : null;
    }

    /// <summary>The workflow that a generated method starts as a child; null for any other method.</summary>
    public string? WorkflowOfChild(IMethodSymbol method) => RunMethodNames.IsOfChild(method.Name) ? NameIn(method, StartsChildAttribute) : null;

    /// <summary>The workflow that a generated method has a run go on with from its beginning; null for any other method.</summary>
    public string? WorkflowOfContinuation(IMethodSymbol method) => RunMethodNames.IsOfContinuation(method.Name) ? NameIn(method, BeginsAnewAttribute) : null;

    /// <summary>Whether a type is one of the four that a durable method may return.</summary>
    public bool IsTaskLike(ITypeSymbol type) =>
        Is(type, Task) || Is(type, TaskOfT) || Is(type, ValueTask) || Is(type, ValueTaskOfT);

    /// <summary>Whether a type is a <c>ValueTask</c>, with or without a result.</summary>
    public bool IsValueTask(ITypeSymbol type) => Is(type, ValueTask) || Is(type, ValueTaskOfT);

    /// <summary>Whether a type is the cancellation token, which the engine gives and never stores.</summary>
    public bool IsCancellationToken(ITypeSymbol type) => Is(type, CancellationToken);

    /// <summary>The result type of a task type; null for one without a result, or where the type is no task.</summary>
    public static ITypeSymbol? ResultOf(ITypeSymbol type) => type is INamedTypeSymbol { TypeArguments.Length: 1 } task ? task.TypeArguments[0] : null;

    /// <inheritdoc cref="TypeNames.AliasOf"/>
    public string? AliasOf(ITypeSymbol type) => TypeNames.AliasOf(type, compilation);

    /// <summary>Whether a type is, or is constructed from, a known one.</summary>
    public static bool Is(ITypeSymbol? type, INamedTypeSymbol? known) =>
        known is not null && SymbolEqualityComparer.Default.Equals(type?.OriginalDefinition, known);

    private static string? NameIn(IMethodSymbol method, INamedTypeSymbol? attribute) => AttributeOf(method, attribute)?.ConstructorArguments.FirstOrDefault().Value as string;

    /// <summary>The attribute of a symbol, its two partial halves taken together; null where it has none.</summary>
    public static AttributeData? AttributeOf(ISymbol symbol, INamedTypeSymbol? attribute)
    {
        if (attribute is null) return null;
        foreach (AttributeData each in symbol.GetAttributes())
            if (Is(each.AttributeClass, attribute)) return each;
        return null;
    }
}
