using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Binding;

namespace Workflow.Generators.Lowering;

/// <summary>Why a workflow's body has no durable form although it compiles: something in it means another thing in a generated file.</summary>
/// <param name="Place">What the user wrote.</param>
/// <param name="Finding">What is wrong with it, as the middle of a sentence about the workflow.</param>
/// <param name="Replacement">The way out.</param>
internal sealed record BodyLimit(SyntaxNode Place, string Finding, string Replacement)
{
    /// <summary>The limit that a name in a body runs into, or null.</summary>
    public static BodyLimit? At(SimpleNameSyntax name, SemanticModel model, KnownSymbols known, CancellationToken cancellationToken)
    {
        if (name.Identifier.IsMissing || name.Parent is NameColonSyntax or NameEqualsSyntax) return null;
        ISymbol? symbol = ClassForm.CalledBy(name, model, cancellationToken);
        if (FileLocalTypeOf(symbol) is { } type)
            return new(name, $"uses '{type.Name}', which is local to its file, and the durable form stands in another", $"remove 'file' from '{type.Name}'");
        DurableCalls calls = new(known);
        ExpressionSyntax whole = WholeOf(name);
        if (symbol is IMethodSymbol method && IsRedirected(calls, method) && whole.Parent is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.AddressOfExpression })
            return new(whole.Parent, $"takes the address of '{method.Name}', and a pointer cannot carry the run to the call", $"use a delegate, or call '{method.Name}' itself");
        if (symbol is IMethodSymbol open && ClassForm.IsOpen(open))
        {
            return new(name, $"calls '{open.Name}' of the base class '{TypeNames.Short(open.ContainingType)}', so that only at run time it is decided what is called",
                "take the class of the workflow or step itself");
        }

        return symbol is null && LateBoundTargetOf(whole, model, calls, cancellationToken) is { } target
            ? new(name, $"calls '{target.Name}' with a dynamic argument, so that only at run time it is decided what is called, without durability", "cast the argument to the type of its parameter")
            : null;
    }

    /// <summary>The limit that a body runs into by using the name that generated code calls the run by, or null.</summary>
    public static BodyLimit? OfNames(SyntaxNode body)
    {
        SyntaxToken found = body.DescendantTokens().FirstOrDefault(static each => each.IsKind(SyntaxKind.IdentifierToken) && each.ValueText == SignatureRules.ContextName && !IsOfMember(each));
        return found.Parent is null ? null
            : new(found.Parent, $"calls something '{SignatureRules.ContextName}', as the run is called in its durable form", "give it another name");
    }

    // What stands behind a dot, or names a member of its own, hides nothing.
    private static bool IsOfMember(SyntaxToken name) => name.Parent is TupleElementSyntax || name.Parent?.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == name.Parent,
        MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax => true,
        _ => false,
    };

    /// <summary>The expression that a name ends: <c>shipping.Ship</c> for <c>Ship</c>, <c>.Ship</c> behind <c>?</c>.</summary>
    public static ExpressionSyntax WholeOf(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => access,
        MemberBindingExpressionSyntax binding => binding,
        _ => name,
    };

    private static INamedTypeSymbol? FileLocalTypeOf(ISymbol? symbol) => symbol switch
    {
        INamedTypeSymbol { IsFileLocal: true } type => type,
        IMethodSymbol { ContainingType: { IsFileLocal: true } type, ReducedFrom: not null } => type,
        _ => null,
    };

    private static IMethodSymbol? LateBoundTargetOf(
        ExpressionSyntax whole, SemanticModel model, DurableCalls calls, CancellationToken cancellationToken) =>
        whole.Parent is InvocationExpressionSyntax call && call.Expression == whole
        && model.GetTypeInfo(call, cancellationToken).Type is { TypeKind: TypeKind.Dynamic }
            ? model.GetMemberGroup(whole, cancellationToken).OfType<IMethodSymbol>().FirstOrDefault(each => IsRedirected(calls, each))
            : null;

    private static bool IsRedirected(DurableCalls calls, IMethodSymbol method) =>
        calls.KindOf(method) is DurableCallKind.Step or DurableCallKind.Workflow;
}
