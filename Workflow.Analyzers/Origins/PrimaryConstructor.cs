using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workflow.Analyzers.Origins;

/// <summary>What a primary constructor puts where: into the properties of a record, and into what is initialized with a parameter.</summary>
internal static class PrimaryConstructor
{
    public static Provenance MadeBy(IMethodSymbol constructor)
    {
        Provenance made = Provenance.Fresh;
        foreach (ISymbol member in constructor.ContainingType.GetMembers())
        {
            ITypeSymbol? type = (member as IPropertySymbol)?.Type ?? (member as IFieldSymbol)?.Type;
            if (type is null || member.IsStatic || ParameterIn(member, constructor) is not { } parameter) continue;
            made = made.WithMember(member.Name, Mutability.Narrow(MethodEffects.Of(parameter.Ordinal), type));
        }

        return made;
    }

    private static IParameterSymbol? ParameterIn(ISymbol member, IMethodSymbol constructor)
    {
        string? name = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
        {
            ParameterSyntax positional => positional.Identifier.ValueText,
            PropertyDeclarationSyntax { Initializer.Value: IdentifierNameSyntax initial } => initial.Identifier.ValueText,
            VariableDeclaratorSyntax { Initializer.Value: IdentifierNameSyntax initial } => initial.Identifier.ValueText,
            _ => null,
        };
        return constructor.Parameters.FirstOrDefault(parameter => parameter.Name == name);
    }
}
