using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Methods;

/// <summary>A method that carries <c>[Workflow]</c> or <c>[Step]</c>: the user's own part of it, whether or not a generated one stands beside it.</summary>
internal sealed class AnnotatedMethod
{
    private AnnotatedMethod(IMethodSymbol symbol, MethodDeclarationSyntax declaration, AttributeData attribute, DurableKind kind, KnownSymbols symbols)
    {
        Symbol = symbol;
        Declaration = declaration;
        Kind = kind;
        Symbols = symbols;
        Attribute = new DurableAttribute(attribute);
    }

    public IMethodSymbol Symbol { get; }

    public MethodDeclarationSyntax Declaration { get; }

    public DurableAttribute Attribute { get; }

    /// <summary>Workflow where the method carries both attributes, which WFL1009 reports.</summary>
    public DurableKind Kind { get; }

    public KnownSymbols Symbols { get; }

    /// <summary>The name that the run's log knows the method by, or, in a generic class, what such names begin with; null where it is not valid or cannot be told.</summary>
    public string? Name => Attribute.HasExplicitName
        ? NameRules.IsName(Attribute.ExplicitName) ? Attribute.ExplicitName : null
        : NameRules.DefaultName(ClassForm.NameOf(Symbol));

    /// <summary>The names in the log: one, or, in a generic class, one for each type that is stated for it.</summary>
    public IEnumerable<string> NamesIn(Compilation compilation)
    {
        if (Name is not { } name) return [];
        return Symbol.ContainingType.IsGenericType
            ? StatedTypes.Of(Symbol.ContainingType, compilation).Valid.Select(stated => stated.KeyOf(name))
            : [name];
    }

    /// <summary>For the beginning of a message: <c>Step 'OrderWorkflows.Ship'</c>.</summary>
    public string Title => $"{(Kind == DurableKind.Workflow ? "Workflow" : "Step")} '{SymbolNames.Of(Symbol)}'";

    /// <summary>For the middle of a message: <c>step 'OrderWorkflows.Ship'</c>.</summary>
    public string Mention => $"{(Kind == DurableKind.Workflow ? "workflow" : "step")} '{SymbolNames.Of(Symbol)}'";

    /// <summary>The durable method that a declaration declares, or null. The attribute must stand on this very declaration, unless the class is the workflow or step.</summary>
    public static AnnotatedMethod? DeclaredBy(SyntaxNodeAnalysisContext context, KnownSymbols symbols) =>
        context.Node is MethodDeclarationSyntax declaration && DurableForms.MayBeDurable(declaration)
        && context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is IMethodSymbol symbol
            ? From(symbol, declaration, symbols)
            : null;

    /// <summary>The durable method that a symbol of this compilation stands for, or null.</summary>
    public static AnnotatedMethod? From(IMethodSymbol symbol, KnownSymbols symbols)
    {
        IMethodSymbol own = symbol.PartialImplementationPart ?? symbol;
        return KindOf(own, symbols) is not null
            && own.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is MethodDeclarationSyntax declaration
                ? From(own, declaration, symbols)
                : null;
    }

    /// <summary>What a method is, wherever it comes from; null for an ordinary one.</summary>
    public static DurableKind? KindOf(IMethodSymbol method, KnownSymbols symbols)
    {
        IMethodSymbol declared = method.ReducedFrom ?? method;
        if (symbols.WorkflowAttributeOf(declared) is not null) return DurableKind.Workflow;
        return symbols.StepAttributeOf(declared) is not null ? DurableKind.Step : null;
    }

    private static AnnotatedMethod? From(IMethodSymbol symbol, MethodDeclarationSyntax declaration, KnownSymbols symbols)
    {
        // A class between the runtime's and the user's may declare it abstract again.
        if (ClassForm.IsOpen(symbol)) return null;
        if (symbols.WorkflowAttributeOf(symbol) is { } workflow) return new(symbol, declaration, workflow, DurableKind.Workflow, symbols);
        return symbols.StepAttributeOf(symbol) is { } step ? new(symbol, declaration, step, DurableKind.Step, symbols) : null;
    }
}
