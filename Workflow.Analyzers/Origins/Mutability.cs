using Microsoft.CodeAnalysis;

namespace Workflow.Analyzers.Origins;

/// <summary>Which types have objects that can be changed by who holds them.</summary>
internal static class Mutability
{
    /// <summary>What is left of a value's origins when it is of a type: nothing of text and numbers, and a copy of a struct is new.</summary>
    public static Provenance Narrow(Provenance value, ITypeSymbol? type)
    {
        if (value.IsFresh || type is null) return value;
        if (IsImmutable(type)) return Provenance.Fresh;
        if (type is { Name: "KeyValuePair" }) return Provenance.Holding(value.Everything);
        if (IsPlain(type)) value = Provenance.Of(value.Itself, 0);
        return type.IsValueType && !IsView(type) ? value.Copied() : value;
    }

    /// <summary>Whether objects of a type of the user's own, or of one that derives from it, hold nothing that can be changed without them.</summary>
    private static bool IsPlain(ITypeSymbol type)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.IsAnonymousType || type.DeclaringSyntaxReferences.IsEmpty) return false;
        for (ITypeSymbol? level = type; level is { SpecialType: SpecialType.None }; level = level.BaseType)
            if (HoldsMutable(level)) return false;
        return !DerivedClasses.Of(type).Any(HoldsMutable);
    }

    private static bool HoldsMutable(ITypeSymbol type) => type.GetMembers().OfType<IFieldSymbol>().Any(static field => !field.IsStatic && !IsImmutable(field.Type));

    /// <summary>Whether an object of a type can be changed, or hold one that can.</summary>
    public static bool IsImmutable(ITypeSymbol type)
    {
        if (type.TypeKind is TypeKind.Enum or TypeKind.Pointer or TypeKind.FunctionPointer) return true;
        if (type.SpecialType is not SpecialType.None) return type.SpecialType is not (SpecialType.System_Object or SpecialType.System_Array) && IsLeaf(type.SpecialType);
        if (type is not INamedTypeSymbol named) return false;
        if (named.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T) return IsImmutable(named.TypeArguments[0]);
        return !named.IsGenericType && named.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true }
            && (named.IsValueType || named.Name is "Uri" or "Version" or "Type");
    }

    /// <summary>Whether a value shows the memory of an object, so that changing it changes the object.</summary>
    public static bool IsView(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsGenericType: true, Name: "Span" or "Memory" or "ReadOnlySpan" or "ReadOnlyMemory" or "ArraySegment" };

    /// <summary>The type of the items of a collection; null for what is none.</summary>
    public static ITypeSymbol? ItemOf(ITypeSymbol? collection)
    {
        if (collection is IArrayTypeSymbol array) return array.ElementType;
        if (collection is not INamedTypeSymbol named || named.SpecialType == SpecialType.System_String) return null;
        if (IsView(named) || IsSequence(named)) return named.TypeArguments[0];
        return named.AllInterfaces.FirstOrDefault(IsSequence)?.TypeArguments[0];
    }

    private static bool IsSequence(INamedTypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T;

    private static bool IsLeaf(SpecialType type) => type is SpecialType.System_String or (>= SpecialType.System_Boolean and <= SpecialType.System_Double)
        or SpecialType.System_DateTime or SpecialType.System_IntPtr or SpecialType.System_UIntPtr or SpecialType.System_Decimal or SpecialType.System_Void;
}
