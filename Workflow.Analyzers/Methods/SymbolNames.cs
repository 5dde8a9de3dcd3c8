using Microsoft.CodeAnalysis;

namespace Workflow.Analyzers.Methods;

/// <summary>How messages name symbols: as a user would say them, without namespaces.</summary>
internal static class SymbolNames
{
    private static readonly SymbolDisplayFormat Members = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeContainingType,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary><c>OrderWorkflows.Ship</c> for a member, <c>List&lt;Order&gt;</c> for a type.</summary>
    public static string Of(ISymbol symbol) => symbol.ToDisplayString(Members);

    /// <summary>The member that code stands in: the property for its accessor, <c>Program</c> for top-level statements.</summary>
    public static string InCode(ISymbol container) => container switch
    {
        IMethodSymbol { AssociatedSymbol: { } member } => Of(member),
        IMethodSymbol { Name: WellKnownMemberNames.TopLevelStatementsEntryPointMethodName } => Of(container.ContainingType),
        _ => Of(container),
    };
}
