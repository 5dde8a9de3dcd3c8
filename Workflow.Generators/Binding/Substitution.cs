using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Binding;

/// <summary>Puts types in the place of type parameters: <c>List&lt;T&gt;</c> with <c>Order</c> for <c>T</c> is <c>List&lt;Order&gt;</c>.</summary>
internal sealed class Substitution
{
    private readonly Dictionary<ITypeParameterSymbol, ITypeSymbol> _arguments = new(SymbolEqualityComparer.Default);
    private readonly Compilation _compilation;

    /// <summary>The substitution that leads from a class to one of its constructed types.</summary>
    public Substitution(INamedTypeSymbol constructed, Compilation compilation)
        : this(TypeParameters.Of(constructed.OriginalDefinition), TypeParameters.ArgumentsOf(constructed), compilation)
    {
    }

    public Substitution(ImmutableArray<ITypeParameterSymbol> parameters, ImmutableArray<ITypeSymbol> arguments, Compilation compilation)
    {
        _compilation = compilation;
        for (int i = 0; i < parameters.Length; i++) _arguments[parameters[i]] = arguments[i];
    }

    public ITypeSymbol Of(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter => _arguments.TryGetValue(parameter, out ITypeSymbol? argument) ? argument : type,
        IArrayTypeSymbol array => _compilation.CreateArrayTypeSymbol(Of(array.ElementType), array.Rank),
        INamedTypeSymbol { IsGenericType: true, IsUnboundGenericType: false } named =>
            Construct(named.OriginalDefinition, [.. TypeParameters.ArgumentsOf(named).Select(Of)]),
        _ => type,
    };

    /// <summary>A class with arguments for all of its type parameters and of those around it, outermost first.</summary>
    public static INamedTypeSymbol Construct(INamedTypeSymbol definition, ImmutableArray<ITypeSymbol> arguments)
    {
        int outerCount = arguments.Length - definition.TypeParameters.Length;
        INamedTypeSymbol type = definition;
        if (outerCount > 0)
        {
            INamedTypeSymbol outer = Construct(definition.ContainingType, [.. arguments.Take(outerCount)]);
            type = outer.GetTypeMembers(definition.Name, definition.Arity)
                .First(each => SymbolEqualityComparer.Default.Equals(each.OriginalDefinition, definition));
        }

        return definition.Arity == 0 ? type : type.Construct([.. arguments.Skip(outerCount)]);
    }
}
