using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Workflow.Generators.Binding;

/// <summary>Which types can stand in the place of a class's type parameters, in code that is generated beside the class.</summary>
internal sealed class TypeArgumentRules(INamedTypeSymbol type, Compilation compilation)
{
    /// <summary>Why types cannot be the arguments: what is wrong, and the way out; null where they can.</summary>
    public (string Finding, string Replacement)? ProblemOf(ImmutableArray<ITypeParameterSymbol> parameters, ImmutableArray<ITypeSymbol> arguments)
    {
        Substitution substitution = new(parameters, arguments, compilation);
        for (int i = 0; i < parameters.Length; i++)
        {
            string states = $"states '{TypeNames.Short(arguments[i])}' for '{parameters[i].Name}', ";
            if (IsOpen(arguments[i])) return ($"{states}which is not closed", "write its type arguments, as in typeof(List<string>)");
            if (!CanBeArgument(arguments[i])) return ($"{states}which cannot be a type argument", "state a class, a struct, an interface, an enum or an array");
            if (!IsVisible(arguments[i])) return ($"{states}which generated code cannot see", "make it internal or public, in a type that is");
            if (BrokenConstraint(parameters[i], arguments[i], substitution) is { } constraint)
                return ($"{states}which the constraint '{parameters[i].Name} : {constraint}' does not allow", "state a type that it allows");
        }

        return null;
    }

    /// <summary>Whether lists of types are the same to <c>typeof</c>: names of tuple elements, <c>dynamic</c> and nullability do not count.</summary>
    public static bool AreSame(ImmutableArray<ITypeSymbol> left, ImmutableArray<ITypeSymbol> right) =>
        left.Length == right.Length && left.Zip(right, AreSame).All(static each => each);

    private static bool AreSame(ITypeSymbol left, ITypeSymbol right) => (AtRunTime(left), AtRunTime(right)) switch
    {
        (IArrayTypeSymbol one, IArrayTypeSymbol other) => one.Rank == other.Rank && AreSame(one.ElementType, other.ElementType),
        (INamedTypeSymbol one, INamedTypeSymbol other) =>
            SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, other.OriginalDefinition)
            && AreSame(TypeParameters.ArgumentsOf(one), TypeParameters.ArgumentsOf(other)),
        (IDynamicTypeSymbol or { SpecialType: SpecialType.System_Object }, IDynamicTypeSymbol or { SpecialType: SpecialType.System_Object }) => true,
        (var one, var other) => SymbolEqualityComparer.Default.Equals(one, other),
    };

    private static ITypeSymbol AtRunTime(ITypeSymbol type) => type is INamedTypeSymbol { IsTupleType: true, TupleUnderlyingType: { } tuple } ? tuple : type;

    private static bool IsOpen(ITypeSymbol each) => each switch
    {
        IArrayTypeSymbol array => IsOpen(array.ElementType),
        INamedTypeSymbol named => named.IsUnboundGenericType || TypeParameters.ArgumentsOf(named).Any(IsOpen),
        ITypeParameterSymbol => true,
        _ => false,
    };

    private static bool CanBeArgument(ITypeSymbol each) =>
        each.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Interface or TypeKind.Enum or TypeKind.Delegate or TypeKind.Array
        && each is { IsStatic: false, IsRefLikeType: false, SpecialType: not SpecialType.System_Void };

    private bool IsVisible(ITypeSymbol each) => each switch
    {
        IArrayTypeSymbol array => IsVisible(array.ElementType),
        INamedTypeSymbol named => !named.IsFileLocal && compilation.IsSymbolAccessibleWithin(named, type.ContainingAssembly)
            && TypeParameters.ArgumentsOf(named).All(IsVisible),
        _ => true,
    };

    private string? BrokenConstraint(ITypeParameterSymbol parameter, ITypeSymbol argument, Substitution substitution)
    {
        bool isNullable = argument.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        if (parameter.HasReferenceTypeConstraint && !argument.IsReferenceType) return "class";
        if (parameter.HasUnmanagedTypeConstraint && (!argument.IsUnmanagedType || isNullable)) return "unmanaged";
        if (parameter.HasValueTypeConstraint && (!argument.IsValueType || isNullable)) return "struct";
        if (parameter.HasConstructorConstraint && !argument.IsValueType && !HasConstructor(argument)) return "new()";
        foreach (ITypeSymbol constraint in parameter.ConstraintTypes)
        {
            ITypeSymbol wanted = substitution.Of(constraint);
            Conversion conversion = compilation.ClassifyConversion(argument, wanted);
            bool isMet = conversion.IsIdentity || (conversion is { IsImplicit: true, IsReference: true }) || (conversion.IsBoxing && !isNullable);
            if (!isMet) return TypeNames.Short(wanted);
        }

        return null;
    }

    private static bool HasConstructor(ITypeSymbol argument) =>
        argument is INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false } named
        && named.InstanceConstructors.Any(static each => each is { Parameters.IsEmpty: true, DeclaredAccessibility: Accessibility.Public });
}
