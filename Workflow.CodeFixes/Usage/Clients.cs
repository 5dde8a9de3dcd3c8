using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Binding;

namespace Workflow.CodeFixes.Usage;

/// <summary>Finds a <c>WorkflowClient</c> that code has at hand.</summary>
internal static class Clients
{
    /// <summary>The name of the nearest local, parameter, field or property that holds a client; null where there is none.</summary>
    public static string? At(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        KnownSymbols symbols = KnownSymbols.Of(model.Compilation);
        if (place.Ancestors().Any(IsStaticFunction)) return null;
        bool isStatic = place.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.Modifiers.Any(SyntaxKind.StaticKeyword) ?? false;
        return model.LookupSymbols(place.SpanStart)
            .Where(symbol => KnownSymbols.Is(TypeOf(symbol), symbols.WorkflowClient) && IsUsable(symbol))
            .OrderBy(static symbol => symbol is ILocalSymbol ? 0 : symbol is IParameterSymbol ? 1 : 2)
            .FirstOrDefault()?.Name;

        bool IsUsable(ISymbol symbol) => symbol switch
        {
            ILocalSymbol => symbol.DeclaringSyntaxReferences.All(reference => reference.GetSyntax(cancellationToken).Span.End < place.SpanStart),
            IParameterSymbol { RefKind: not RefKind.None } => false,
            IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } => !isStatic,
            IParameterSymbol => true,
            _ => symbol.IsStatic || !isStatic,
        };
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol { CanBeReferencedByName: true } field => field.Type,
        IPropertySymbol { GetMethod: not null, IsIndexer: false } property => property.Type,
        _ => null,
    };

    private static bool IsStaticFunction(SyntaxNode node) => node switch
    {
        AnonymousFunctionExpressionSyntax function => function.Modifiers.Any(SyntaxKind.StaticKeyword),
        LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.StaticKeyword),
        _ => false,
    };
}
