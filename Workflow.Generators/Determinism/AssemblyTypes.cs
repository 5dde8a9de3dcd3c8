using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Determinism;

/// <summary>The types that an assembly or a namespace declares, nested ones included.</summary>
internal static class AssemblyTypes
{
    public static IEnumerable<INamedTypeSymbol> Of(IAssemblySymbol assembly) => In(assembly.GlobalNamespace);

    public static IEnumerable<INamedTypeSymbol> In(INamespaceOrTypeSymbol container)
    {
        foreach (INamespaceOrTypeSymbol member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type) yield return type;
            foreach (INamedTypeSymbol inner in In(member)) yield return inner;
        }
    }
}
