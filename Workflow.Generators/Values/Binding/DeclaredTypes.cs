using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Values.Binding;

/// <summary>The classes that an assembly declares, nested ones included, in the order of their full names.</summary>
internal static class DeclaredTypes
{
    // Every method of a compilation asks; the walk is made once, and forgotten with the compilation.
    private static readonly ConditionalWeakTable<IAssemblySymbol, Types> Known = new();

    public static ImmutableArray<INamedTypeSymbol> Of(Compilation compilation) => Of(compilation.Assembly);

    /// <summary>The structs of a compilation, which no closed set has.</summary>
    public static IEnumerable<INamedTypeSymbol> StructsOf(Compilation compilation) => Known.GetValue(compilation.Assembly, static assembly => new Types(assembly)).Structs;

    /// <summary>The types that can derive from one: those of the compilation, and those that it can see in the assembly of the type itself.</summary>
    public static IEnumerable<INamedTypeSymbol> AroundOf(INamedTypeSymbol type, Compilation compilation) =>
        type.ContainingAssembly is not { } assembly || SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly) || IsFramework(assembly)
            ? Of(compilation)
            : Of(compilation).Concat(Of(assembly).Where(each => compilation.IsSymbolAccessibleWithin(each, compilation.Assembly)));

    private static ImmutableArray<INamedTypeSymbol> Of(IAssemblySymbol assembly) => Known.GetValue(assembly, static assembly => new Types(assembly)).All;

    // Their types have codecs of their own, or none.
    private static bool IsFramework(IAssemblySymbol assembly) =>
        assembly.Name.StartsWith("System", StringComparison.Ordinal) || assembly.Name.StartsWith("Microsoft.", StringComparison.Ordinal) || assembly.Name is "mscorlib" or "netstandard";

    private sealed class Types
    {
        public Types(IAssemblySymbol assembly)
        {
            List<INamedTypeSymbol> found = [];
            List<INamedTypeSymbol> structs = [];
            Visit(assembly.GlobalNamespace, found, structs);
            found.Sort(static (left, right) => string.CompareOrdinal(left.ToDisplayString(), right.ToDisplayString()));
            All = [.. found];
            Structs = [.. structs];
        }

        public ImmutableArray<INamedTypeSymbol> All { get; }

        public ImmutableArray<INamedTypeSymbol> Structs { get; }

        private static void Visit(INamespaceOrTypeSymbol container, List<INamedTypeSymbol> found, List<INamedTypeSymbol> structs)
        {
            foreach (ISymbol member in container.GetMembers())
            {
                if (member is INamedTypeSymbol { TypeKind: TypeKind.Class } type) found.Add(type);
                if (member is INamedTypeSymbol { TypeKind: TypeKind.Struct } value) structs.Add(value);
                if (member is INamespaceOrTypeSymbol inner) Visit(inner, found, structs);
            }
        }
    }
}
