using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workflow.Generators.Lowering.StateMachine.Facts;

/// <summary>Finds the parameters and locals of a body, in the order of declaration; those of lambdas and local functions are their own.</summary>
internal static class LocalFinder
{
    public static IReadOnlyList<LocalUses> Find(IMethodSymbol function, SyntaxNode body, SemanticModel model, CancellationToken cancellationToken)
    {
        Dictionary<ISymbol, LocalUses> found = new(SymbolEqualityComparer.Default);
        List<LocalUses> ordered = [];
        foreach (IParameterSymbol parameter in function.Parameters) Add(parameter, null);
        foreach (SyntaxNode node in body.DescendantNodesAndSelf(each => each == body || !Awaits.IsFunction(each)))
        {
            if (node is VariableDeclaratorSyntax or SingleVariableDesignationSyntax or ForEachStatementSyntax or CatchDeclarationSyntax
                && model.GetDeclaredSymbol(node, cancellationToken) is ILocalSymbol local) Add(local, node);
        }

        foreach (SyntaxNode node in body.DescendantNodesAndSelf())
            if (node is IdentifierNameSyntax name && model.GetSymbolInfo(name, cancellationToken).Symbol is { } symbol && found.TryGetValue(symbol, out LocalUses uses))
                uses.References.Add(name);
        return ordered;

        void Add(ISymbol symbol, SyntaxNode? declaration)
        {
            if (found.ContainsKey(symbol)) return;
            LocalUses uses = new(symbol, declaration);
            found.Add(symbol, uses);
            ordered.Add(uses);
        }
    }
}
