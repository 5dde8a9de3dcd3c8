using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Workflow.Generators.Determinism;

/// <summary>A place in code where a member is called, read or written, or is named to be called later.</summary>
/// <param name="Member">The method, the accessor's method, or the field; as it was declared.</param>
/// <param name="Receiver">The object that it is used on; null for what is static.</param>
/// <param name="IsCertain">Whether it is this very member that will run, and not an override or an implementation of it.</param>
/// <param name="Operation">The operation that uses it.</param>
internal readonly record struct MemberUse(ISymbol Member, IOperation? Receiver, bool IsCertain, IOperation Operation)
{
    /// <summary>The members that one operation uses by itself, its operands aside.</summary>
    public static IEnumerable<MemberUse> Of(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation call:
                return [OfMethod(call.TargetMethod, call.Instance, call.IsVirtual, call)];
            case IMethodReferenceOperation group:
                return [OfMethod(group.Method, group.Instance, group.IsVirtual, group)];
            case IPropertyReferenceOperation reference:
                return AccessorsOf(reference);
            case IFieldReferenceOperation { Field.IsConst: false } reference:
                return [new(reference.Field.OriginalDefinition, reference.Instance, true, reference)];
            case IObjectCreationOperation { Constructor: { } constructor }:
                return [new(constructor.OriginalDefinition, null, true, operation)];
            default:
                return ImpliedUses.Of(operation);
        }
    }

    /// <summary>A use of a method that nothing can replace.</summary>
    public static IEnumerable<MemberUse> OfCertain(IMethodSymbol? method, IOperation operation) =>
        method is null ? [] : [new(method.OriginalDefinition, null, true, operation)];

    /// <summary>The words in the source that name the member, to be pointed at: with the type for a static one.</summary>
    public SyntaxNode Place => Operation is IInvocationOperation call ? PlaceIn(call.Syntax) : PlaceIn(Operation.Syntax);

    private SyntaxNode PlaceIn(SyntaxNode syntax) => syntax switch
    {
        InvocationExpressionSyntax call => PlaceIn(call.Expression),
        MemberAccessExpressionSyntax access when Receiver is not null || IsExtension => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        InterpolationSyntax hole => hole.Expression,
        CommonForEachStatementSyntax loop => loop.Expression,
        LocalDeclarationStatementSyntax declaration => declaration.Declaration,
        UsingStatementSyntax block => (SyntaxNode?)block.Expression ?? block.Declaration ?? syntax,
        _ => syntax,
    };

    private bool IsExtension =>
        Operation is IInvocationOperation { TargetMethod.IsExtensionMethod: true, Syntax: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } } call
        && call.SemanticModel?.GetSymbolInfo(access.Expression).Symbol is not INamespaceOrTypeSymbol;

    private static MemberUse OfMethod(IMethodSymbol method, IOperation? instance, bool isVirtual, IOperation operation) =>
        new((method.ReducedFrom ?? method).OriginalDefinition, instance, !isVirtual || IsSealed(method), operation);

    private static IEnumerable<MemberUse> AccessorsOf(IPropertyReferenceOperation reference)
    {
        bool isWritten = reference.Parent is IAssignmentOperation assignment && assignment.Target == reference;
        bool isRead = !isWritten || reference.Parent is ICompoundAssignmentOperation or ICoalesceAssignmentOperation;
        if (reference.Parent is IIncrementOrDecrementOperation) isWritten = true;
        if (isRead && reference.Property.GetMethod is { } getter) yield return Accessor(getter);
        if (isWritten && reference.Property.SetMethod is { } setter) yield return Accessor(setter);

        MemberUse Accessor(IMethodSymbol accessor) => new(
            accessor.OriginalDefinition, reference.Instance, !CanBeOverridden(accessor) || reference.Instance?.Syntax is BaseExpressionSyntax, reference);
    }

    private static bool CanBeOverridden(IMethodSymbol method) => (method.IsVirtual || method.IsAbstract || method.IsOverride) && !IsSealed(method);

    private static bool IsSealed(IMethodSymbol method) => method.IsSealed || method.ContainingType is { IsSealed: true, TypeKind: not TypeKind.Interface };
}
