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
}
