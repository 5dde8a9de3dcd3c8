using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workflow.Generators.Determinism;

/// <summary>What runs with a member although no operation of its code says so.</summary>
internal static class ImpliedCalls
{
    public static IEnumerable<MemberKey> Of(ISymbol member)
    {
        switch (member)
        {
            // base() is implied, and what it leads to.
            case IMethodSymbol { MethodKind: MethodKind.Constructor } constructor when !HasInitializer(constructor):
                IMethodSymbol? parent = constructor.ContainingType.BaseType?.InstanceConstructors.FirstOrDefault(static each => each.Parameters.All(static one => one.IsOptional));
                if (parent is not null && SourceBodies.IsUsers(parent.ContainingType)) yield return new(parent.OriginalDefinition, false);
                break;
            // What has no initializer may be set by the static constructor.
            case IFieldSymbol or IPropertySymbol when !HasValue(member):
                foreach (IMethodSymbol each in member.ContainingType.StaticConstructors)
                    if (SourceBodies.IsUsers(each)) yield return new(each, false);
                break;
        }
    }

    private static bool HasInitializer(IMethodSymbol constructor) => constructor.DeclaringSyntaxReferences.Any(static each => each.GetSyntax() switch
    {
        ConstructorDeclarationSyntax declaration => declaration.Initializer is not null,
        TypeDeclarationSyntax type => type.BaseList?.Types.Any(static one => one is PrimaryConstructorBaseTypeSyntax) ?? false,
        _ => false,
    });

    private static bool HasValue(ISymbol member) => member.DeclaringSyntaxReferences.Any(static each => each.GetSyntax()
        is VariableDeclaratorSyntax { Initializer: not null } or PropertyDeclarationSyntax { Initializer: not null });
}
