using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workflow.Generators.Values.Binding;

/// <summary>
/// Finds fields whose value would be lost: those that no carried member and no constructor argument gives back. Only source shows
/// them, but for those that another assembly lets everybody see.
/// </summary>
internal static class HiddenState
{
    public static IEnumerable<IFieldSymbol> Of(ObjectShape shape)
    {
        foreach (INamedTypeSymbol level in MemberFinder.Levels(shape.Type))
        {
            HashSet<string> restored = Restored(level, shape);
            foreach (IFieldSymbol field in level.GetMembers().OfType<IFieldSymbol>())
            {
                // Of a struct of another assembly private fields are seen, too, but not what its constructors do with them.
                if (level.DeclaringSyntaxReferences.IsEmpty && field.DeclaredAccessibility != Accessibility.Public) continue;
                bool isOwn = !field.IsStatic && !field.IsConst && !field.IsImplicitlyDeclared && field.AssociatedSymbol is null;
                if (!isOwn || JsonAttributes.IsIncluded(field) || JsonAttributes.IsIgnored(field) || IsNotSerialized(field)) continue;
                if (!restored.Contains(field.Name) && !IsMadeByItself(field)) yield return field;
            }
        }
    }

    // What a carried property's setter or the constructor mentions, it sets.
    private static HashSet<string> Restored(INamedTypeSymbol type, ObjectShape shape)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (MemberShape member in shape.Members)
        {
            if (member.Parameter is not null || member.Symbol is not IPropertySymbol { SetMethod: IMethodSymbol setter }) continue;
            AddNames(setter, names);
        }

        foreach (IMethodSymbol constructor in type.InstanceConstructors) AddNames(constructor, names);
        return names;
    }

    private static void AddNames(IMethodSymbol method, HashSet<string> names)
    {
        foreach (SyntaxReference reference in method.DeclaringSyntaxReferences)
        {
            foreach (IdentifierNameSyntax name in reference.GetSyntax().DescendantNodes().OfType<IdentifierNameSyntax>()) names.Add(name.Identifier.ValueText);
        }
    }

    // A lock, a constant, or what is computed from the constructor's parameters is there again when the object is made.
    private static bool IsMadeByItself(IFieldSymbol field)
    {
        if (!field.IsReadOnly) return false;
        VariableDeclaratorSyntax? declaration = field.DeclaringSyntaxReferences.Select(static reference => reference.GetSyntax()).OfType<VariableDeclaratorSyntax>().FirstOrDefault();
        if (declaration?.Initializer is null) return false;
        bool isPlain = field.Type.SpecialType != SpecialType.None || field.Type.IsValueType || field.Type.ToDisplayString() == "System.Threading.Lock";
        return isPlain || declaration.Initializer.Value.Kind() is SyntaxKind.IdentifierName;
    }

    private static bool IsNotSerialized(IFieldSymbol field) =>
        field.GetAttributes().Any(static attribute => attribute.AttributeClass?.ToDisplayString() == "System.NonSerializedAttribute");
}
