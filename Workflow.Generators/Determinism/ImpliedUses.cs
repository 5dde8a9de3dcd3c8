using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Workflow.Generators.Determinism;

/// <summary>
/// Members that a language construct uses without naming them: operators and conversions, the enumerator of a <c>foreach</c>, what
/// <c>using</c> disposes of, the text of an interpolation. Of the latter, only those of types with source are worth a look.
/// </summary>
internal static class ImpliedUses
{
    public static IEnumerable<MemberUse> Of(IOperation operation)
    {
        switch (operation)
        {
            case IBinaryOperation { OperatorMethod: { } method }:
                return MemberUse.OfCertain(method, operation);
            case IUnaryOperation { OperatorMethod: { } method }:
                return MemberUse.OfCertain(method, operation);
            case ICompoundAssignmentOperation { OperatorMethod: { } method }:
                return MemberUse.OfCertain(method, operation);
            case IIncrementOrDecrementOperation { OperatorMethod: { } method }:
                return MemberUse.OfCertain(method, operation);
            case IConversionOperation { OperatorMethod: { } method }:
                return MemberUse.OfCertain(method, operation);
            case IRecursivePatternOperation { DeconstructSymbol: IMethodSymbol method }:
                return MemberUse.OfCertain(method, operation);
            case IForEachLoopOperation { Syntax: CommonForEachStatementSyntax syntax } loop when HasSource(OriginOf(loop.Collection).Type):
                ForEachStatementInfo info = loop.SemanticModel.GetForEachStatementInfo(syntax);
                return MemberUse.OfCertain(info.GetEnumeratorMethod, loop)
                    .Concat(MemberUse.OfCertain(info.MoveNextMethod, loop))
                    .Concat(MemberUse.OfCertain(info.CurrentProperty?.GetMethod, loop));
            case IUsingOperation { Resources: { } resources } block:
                return DisposalOf(resources, block.IsAsynchronous, block);
            case IUsingDeclarationOperation declaration:
                return DisposalOf(declaration.DeclarationGroup, declaration.IsAsynchronous, declaration);
            case IInterpolationOperation { Expression: { } hole } when HasSource(OriginOf(hole).Type):
                return MemberUse.OfCertain(MethodOf(OriginOf(hole).Type, nameof(ToString)), operation);
            case IDeconstructionAssignmentOperation { Syntax: AssignmentExpressionSyntax syntax } assignment when HasSource(assignment.Value.Type):
                return MemberUse.OfCertain(assignment.SemanticModel.GetDeconstructionInfo(syntax).Method, assignment);
            default:
                return [];
        }
    }

    private static IEnumerable<MemberUse> DisposalOf(IOperation resources, bool isAsynchronous, IOperation operation)
    {
        IEnumerable<ITypeSymbol?> types = resources is IVariableDeclarationGroupOperation group
            ? group.GetDeclaredVariables().Select(static each => (ITypeSymbol?)each.Type)
            : [OriginOf(resources).Type];
        return types.Where(HasSource).Distinct(SymbolEqualityComparer.Default)
            .SelectMany(each => MemberUse.OfCertain(MethodOf((ITypeSymbol?)each, isAsynchronous ? "DisposeAsync" : "Dispose"), operation));
    }

    /// <summary>The nearest method of a name that takes nothing, in a type or what it derives from.</summary>
    private static IMethodSymbol? MethodOf(ITypeSymbol? type, string name)
    {
        for (ITypeSymbol? each = type; each is not null; each = each.BaseType)
            if (each.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(static method => method.Parameters.IsEmpty) is { } found) return found;
        return null;
    }

    private static bool HasSource(ITypeSymbol? type) => type is INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: false };

    private static IOperation OriginOf(IOperation operation) => operation is IConversionOperation { IsImplicit: true } conversion ? OriginOf(conversion.Operand) : operation;
}
