using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Workflow.Analyzers.Bodies;
using Workflow.Generators.Binding;

namespace Workflow.CodeFixes.Refactorings;

/// <summary>What code must not mean if it is to be a step: durable calls, which belong into the workflow, and what exists in the workflow's method only.</summary>
internal sealed class OperationLimits(SemanticModel model, KnownSymbols symbols, CancellationToken cancellationToken)
{
    private readonly DurableCalls _calls = new(symbols);
    private readonly DurableReach _reach = DurableReach.In(model.Compilation);

    public bool Allow(SelectedCode code)
    {
        foreach (SyntaxNode node in code.Nodes)
        {
            if (model.GetOperation(WithoutOrnament(node), cancellationToken) is not { } operation) return false;
            if (operation.DescendantsAndSelf().Any(each => !Allows(each, code))) return false;
        }

        return true;
    }

    /// <summary>Parentheses and <c>!</c> are no operations.</summary>
    public static SyntaxNode WithoutOrnament(SyntaxNode node) => node switch
    {
        ParenthesizedExpressionSyntax parenthesized => WithoutOrnament(parenthesized.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } certain => WithoutOrnament(certain.Operand),
        _ => node,
    };

    private bool Allows(IOperation operation, SelectedCode code)
    {
        switch (operation)
        {
            case IInvalidOperation:
                return false;
            case IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction } call:
                return IsDeclaredIn(call.TargetMethod, code);
            case IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } reference:
                return IsDeclaredIn(reference.Method, code);
            case ILocalReferenceOperation { Local: { IsConst: true } or { IsRef: true } } reference:
                return IsDeclaredIn(reference.Local, code);
        }

        if (_calls.KindOf(operation) is DurableCallKind.Step or DurableCallKind.Workflow or DurableCallKind.Durable) return false;
        if (DurableMembers.UsedBy(operation, symbols) is not null) return false;
        return CallSite.Of(operation) is not { IsCertain: true } site || _reach.ChainFrom(site.Method, cancellationToken).IsEmpty;
    }

    private bool IsDeclaredIn(ISymbol symbol, SelectedCode code) =>
        symbol.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == model.SyntaxTree && code.Span.Contains(reference.Span));
}
