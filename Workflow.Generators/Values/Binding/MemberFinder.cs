using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Values.Binding;

/// <summary>Finds the members of a type that are carried, from the base type down, and how each can be set.</summary>
internal static class MemberFinder
{
    /// <summary>
    /// The members, those that have a value of their own but no way to get it back, and those of a base that another of their name hides.
    /// </summary>
    /// <param name="type">The type.</param>
    /// <param name="compilation">Where the codec lives.</param>
    /// <param name="stop">The base type whose members are not looked at.</param>
    public static (List<MemberShape> Settable, List<IPropertySymbol> GetOnly, List<ISymbol> Hidden) Find(
        INamedTypeSymbol type, Compilation compilation, string stop = "object")
    {
        List<ISymbol> hidden = [];
        Dictionary<string, object> byName = new(StringComparer.Ordinal);
        List<string> order = [];
        foreach (INamedTypeSymbol level in Levels(type, stop))
        {
            foreach (ISymbol member in level.GetMembers())
            {
                object? found = member switch
                {
                    _ when member.IsStatic || JsonAttributes.IsIgnored(member) => null,
                    IPropertySymbol { IsIndexer: false, ExplicitInterfaceImplementations.IsEmpty: true } property => Property(property, compilation),
                    IFieldSymbol { IsImplicitlyDeclared: false, IsConst: false } field when JsonAttributes.IsIncluded(field) => Field(field, compilation),
                    _ => null,
                };
                if (found is null)
                {
                    // An ignored override takes the base's member away.
                    if (!member.IsStatic && member is IPropertySymbol && JsonAttributes.IsIgnored(member)) byName.Remove(member.Name);
                    continue;
                }

                if (!byName.TryGetValue(member.Name, out object? other)) order.Add(member.Name);
                else if (LosesItsValue(other, member)) hidden.Add((other as MemberShape)?.Symbol ?? (ISymbol)other);
                byName[member.Name] = found;
            }
        }

        IEnumerable<object> members = order.Distinct().Where(byName.ContainsKey).Select(name => byName[name]);
        return ([.. members.OfType<MemberShape>()], [.. members.OfType<IPropertySymbol>()], hidden);
    }

    // A member that hides another and has accessors of the user's own, a setter among them, is taken to pass its value on to that one.
    private static bool LosesItsValue(object other, ISymbol member) => member is not IPropertySymbol { IsOverride: true }
        && !member.DeclaringSyntaxReferences.IsEmpty
        && (other is MemberShape || other is IPropertySymbol inherited && IsAuto(inherited))
        && (member is not IPropertySymbol property || property.SetMethod is null || IsAuto(property));

    /// <summary>
    /// Whether a property has a field of its own: its value is state, not computed. Of another assembly only public and protected members are
    /// seen, but the accessors that the compiler made are marked.
    /// </summary>
    public static bool IsAuto(IPropertySymbol property) => IsOfOtherAssembly(property)
        ? property.GetMethod?.GetAttributes().Any(static each => each.AttributeClass?.ToDisplayString() == "System.Runtime.CompilerServices.CompilerGeneratedAttribute") == true
        : property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    /// <summary>Whether no code may name a member, generated code included: it is obsolete to a degree that no pragma silences.</summary>
    public static bool IsForbidden(ISymbol member) => member.GetAttributes().Any(static each =>
        each.AttributeClass?.ToDisplayString() == "System.ObsoleteAttribute" && each.ConstructorArguments.Length == 2 && each.ConstructorArguments[1].Value is true);

    /// <summary>Whether a member is known from an assembly alone, without its source.</summary>
    public static bool IsOfOtherAssembly(ISymbol member) => member.OriginalDefinition.ContainingType.DeclaringSyntaxReferences.IsEmpty;

    /// <summary>The type and its bases, the base first.</summary>
    public static IEnumerable<INamedTypeSymbol> Levels(INamedTypeSymbol type, string stop = "object")
    {
        List<INamedTypeSymbol> levels = [];
        for (INamedTypeSymbol? level = type; level is not null && level.SpecialType != SpecialType.System_Object; level = level.BaseType)
        {
            if (level.SpecialType == SpecialType.System_ValueType || level.ToDisplayString() == stop) break;
            levels.Insert(0, level);
        }

        return levels;
    }

    private static object? Property(IPropertySymbol property, Compilation compilation)
    {
        bool isIncluded = JsonAttributes.IsIncluded(property);
        if (property.Name == "EqualityContract" && property.ContainingType.IsRecord && (property.IsImplicitlyDeclared || IsOfOtherAssembly(property))) return null;
        if (property.GetMethod is not IMethodSymbol getter || property.IsAbstract && property.ContainingType.TypeKind == TypeKind.Interface) return null;
        bool isVisible = getter.DeclaredAccessibility == Accessibility.Public && property.DeclaredAccessibility == Accessibility.Public;
        if (!isVisible && !isIncluded) return IsAuto(property) ? property : null;
        bool isForbidden = IsForbidden(property) || IsForbidden(getter);
        bool isReadable = compilation.IsSymbolAccessibleWithin(getter, compilation.Assembly) && !isForbidden;
        if (property.SetMethod is not IMethodSymbol setter)
        {
            // Its setter may be there and not be seen.
            return isIncluded && IsAuto(property) ? new MemberShape(property, property.Type, MemberSetting.Field) { HasHiddenGetter = !isReadable, IsRequired = property.IsRequired } : property;
        }

        bool isSettable = setter.DeclaredAccessibility == Accessibility.Public;
        if (!isSettable && !isIncluded) return property;
        MemberSetting setting = isSettable && !setter.IsInitOnly && !isForbidden && !IsForbidden(setter) ? MemberSetting.Assign : MemberSetting.Setter;
        return new MemberShape(property, property.Type, setting) { HasHiddenGetter = !isReadable, IsRequired = property.IsRequired };
    }

    private static MemberShape Field(IFieldSymbol field, Compilation compilation)
    {
        bool isVisible = compilation.IsSymbolAccessibleWithin(field, compilation.Assembly) && !IsForbidden(field);
        return new MemberShape(field, field.Type, isVisible && !field.IsReadOnly ? MemberSetting.Assign : MemberSetting.Field)
        {
            HasHiddenGetter = !isVisible,
            IsRequired = field.IsRequired,
        };
    }
}
