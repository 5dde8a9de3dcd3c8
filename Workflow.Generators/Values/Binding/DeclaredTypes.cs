using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Values.Binding;

/// <summary>The types with source in a compilation, nested ones included, in the order of their full names.</summary>
internal static class DeclaredTypes
{
    // Every method of a compilation asks; the walk is made once, and forgotten with the compilation.
    private static readonly ConditionalWeakTable<Compilation, Types> Known = new();

    public static ImmutableArray<INamedTypeSymbol> Of(Compilation compilation) =>
        Known.GetValue(compilation, static compilation => new Types(compilation)).All;

    private sealed class Types
    {
        public Types(Compilation compilation)
        {
            List<INamedTypeSymbol> found = [];
            Visit(compilation.Assembly.GlobalNamespace, found);
            found.Sort(static (left, right) => string.CompareOrdinal(left.ToDisplayString(), right.ToDisplayString()));
            All = [.. found];
        }

        public ImmutableArray<INamedTypeSymbol> All { get; }

        private static void Visit(INamespaceOrTypeSymbol container, List<INamedTypeSymbol> found)
        {
            foreach (ISymbol member in container.GetMembers())
            {
                if (member is INamedTypeSymbol { TypeKind: TypeKind.Class } type) found.Add(type);
                if (member is INamespaceOrTypeSymbol inner) Visit(inner, found);
            }
        }
    }
}
