using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workflow.Generators.Binding;

/// <summary>
/// Tells whether a durable method that a body calls has a durable form to call instead. Where it has none, an analyzer reports the
/// method; the body that calls it is not lowered, so that nothing is reported in generated code as well.
/// </summary>
internal static class DurableForms
{
    /// <summary>Whether the method carries the attribute on a part that the generator makes a durable form of.</summary>
    public static bool IsThereFor(IMethodSymbol method, DurableKind kind, Compilation compilation)
    {
        if (ClassForm.IsOpen(method)) return false;
        IMethodSymbol definition = (method.ReducedFrom ?? method).OriginalDefinition;
        IMethodSymbol own = definition.PartialImplementationPart ?? definition;
        // What another assembly has was checked when that assembly was built.
        if (!SymbolEqualityComparer.Default.Equals(own.ContainingAssembly, compilation.Assembly)) return true;
        return own.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is MethodDeclarationSyntax syntax
            && IsImplementingPart(syntax)
            && DurableMethod.Bind(kind, own, syntax, compilation) is { IsSupported: true };
    }

    /// <summary>Whether a declaration may be durable, as far as that can be seen without binding it.</summary>
    public static bool MayBeDurable(MethodDeclarationSyntax method) => method.AttributeLists.Count > 0 || ClassForm.MayBe(method);

    /// <summary>Whether a declaration is the half of a partial method that has the body.</summary>
    public static bool IsImplementingPart(SyntaxNode node) =>
        node is MethodDeclarationSyntax method
        && method.Modifiers.Any(SyntaxKind.PartialKeyword)
        && (method.Body is not null || method.ExpressionBody is not null);
}
