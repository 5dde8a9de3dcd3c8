using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workflow.Generators.Values.Binding;

/// <summary>Finds what a codec carries and may not give back as it was. Only source shows it.</summary>
internal static class ValueDoubts
{
    /// <summary>Kinds of an open type that values may be of, and that its codec does not know.</summary>
    public static IEnumerable<ValueProblem> OfSet(INamedTypeSymbol type, IEnumerable<INamedTypeSymbol> known, string path, Compilation compilation)
    {
        if (type.IsSealed || type.IsValueType) yield break;
        HashSet<ISymbol> named = new(known.Select(static each => each.OriginalDefinition), SymbolEqualityComparer.Default);
        foreach (INamedTypeSymbol derived in DeclaredTypes.AroundOf(type, compilation))
        {
            if (derived.IsAbstract || derived.TypeParameters.Length == 0 || named.Contains(derived) || !ClosedSet.DerivesFrom(derived, type)) continue;
            yield return new(
                TypeText.Short(type), path, $"the generic '{TypeText.Short(derived)}' is one, and a value of it cannot be written. Name each type that it is closed over with [JsonDerivedType].");
        }

        if (type.TypeKind != TypeKind.Interface) yield break;
        foreach (INamedTypeSymbol value in DeclaredTypes.StructsOf(compilation))
        {
            if (value.AllInterfaces.Contains(type, SymbolEqualityComparer.Default) && !named.Contains(value))
                yield return new(TypeText.Short(type), path, $"the struct '{TypeText.Short(value)}' is one, and a value of it cannot be written. Make it a class.");
        }
    }

    /// <summary>State that only the constructor sets, as if nobody had changed it since; and comparers that cannot be written.</summary>
    public static IEnumerable<ValueProblem> OfShape(ObjectShape shape, string path, Compilation compilation)
    {
        HashSet<ISymbol> carried = new(shape.Members.Select(static member => member.Symbol), SymbolEqualityComparer.Default);
        foreach (INamedTypeSymbol level in MemberFinder.Levels(shape.Type))
        {
            foreach (ISymbol member in level.GetMembers())
            {
                if (member is IFieldSymbol { IsStatic: false, IsConst: false, IsReadOnly: false, IsImplicitlyDeclared: false, AssociatedSymbol: null } field && !carried.Contains(field)
                    && !JsonAttributes.IsIgnored(field) && !IsNotSerialized(field) && IsChangedBehindTheConstructor(field, level, carried))
                    yield return new(
                        TypeText.Short(field.Type), FrameworkTypes.Join(path, field.Name),
                        "its methods change this field, and only the constructor gives it back. Make it a property, add [JsonInclude], or mark it with [JsonIgnore] if it may be lost.");
                if (member is IPropertySymbol property && carried.Contains(property) && ComparerOf(property, compilation) is { } comparer)
                    yield return new(
                        TypeText.Short(property.Type), FrameworkTypes.Join(path, property.Name),
                        $"it begins with the comparer '{TypeText.Short(comparer)}', which cannot be written. Use one of StringComparer, or sort and compare where the collection is used.");
            }
        }
    }

    private static bool IsChangedBehindTheConstructor(IFieldSymbol field, INamedTypeSymbol type, HashSet<ISymbol> carried)
    {
        bool isChanged = false;
        foreach (SyntaxNode member in type.DeclaringSyntaxReferences.Select(static reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>().SelectMany(static each => each.Members))
        {
            if (member is ConstructorDeclarationSyntax or TypeDeclarationSyntax or FieldDeclarationSyntax) continue;
            IEnumerable<IdentifierNameSyntax> mentions = member.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == field.Name);
            // A carried property that shows the field gives it back.
            if (member is PropertyDeclarationSyntax property && carried.Any(each => each.Name == property.Identifier.ValueText) && mentions.Any()) return false;
            isChanged |= mentions.Any(IsChanged);
        }

        return isChanged;
    }

    private static bool IsChanged(IdentifierNameSyntax name)
    {
        SyntaxNode place = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access ? access : name;
        return place.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == place,
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } => true,
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } => true,
            ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword } => true,
            _ => false,
        };
    }

    /// <summary>The class of a comparer of the user's own that a property's initial collection has.</summary>
    private static ITypeSymbol? ComparerOf(IPropertySymbol property, Compilation compilation)
    {
        foreach (SyntaxReference reference in property.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is not PropertyDeclarationSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax { ArgumentList: { } arguments } }) continue;
            if (!compilation.ContainsSyntaxTree(reference.SyntaxTree)) continue;
            SemanticModel model = compilation.GetSemanticModel(reference.SyntaxTree);
            foreach (ArgumentSyntax argument in arguments.Arguments)
            {
                if (model.GetTypeInfo(argument.Expression).Type is { } type && !type.DeclaringSyntaxReferences.IsEmpty
                    && type.AllInterfaces.Any(static each => each is { Name: "IEqualityComparer" or "IComparer", IsGenericType: true })) return type;
            }
        }

        return null;
    }

    private static bool IsNotSerialized(IFieldSymbol field) =>
        field.GetAttributes().Any(static attribute => attribute.AttributeClass?.ToDisplayString() == "System.NonSerializedAttribute");
}
