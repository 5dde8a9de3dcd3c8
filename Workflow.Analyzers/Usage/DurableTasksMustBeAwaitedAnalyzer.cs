using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Workflow.Analyzers.Bodies;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Usage;

/// <summary>WFL1013. A run does not wait for what nobody awaits, and nobody hears of its failure.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DurableTasksMustBeAwaitedAnalyzer : WorkflowBodyAnalyzer
{
    public const string Id = "WFL1013";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Durable tasks must be awaited or kept",
        "Workflow '{0}' calls {1} and drops its task: a failure of it is lost, and it is cancelled where the run ends first; await it, or keep the task and await it later",
        Category.Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "When the body of a workflow returns, its run ends, and what is still under way is cancelled in the same commit.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Check(IOperation operation, IMethodSymbol workflow, KnownSymbols symbols, OperationBlockAnalysisContext context)
    {
        if (CallIn(DroppedBy(operation)) is not { } call || !IsDurableTask(call, symbols)) return;
        if (operation is IVariableDeclaratorOperation { Symbol: var kept } declarator && IsNamedAgain(kept, declarator.Syntax)) return;
        context.ReportDiagnostic(Diagnostic.Create(
            Rule, call.Syntax.GetLocation(), SymbolNames.Of(workflow), DurableMentions.Of(call.TargetMethod, symbols)));
    }

    /// <summary>The value that an operation does nothing with, or might do nothing with; null for others.</summary>
    private static IOperation? DroppedBy(IOperation operation) => operation switch
    {
        IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Target: IDiscardOperation } assignment } => assignment.Value,
        IExpressionStatementOperation statement => statement.Operation,
        IVariableDeclaratorOperation { Initializer: { } initializer } => initializer.Value,
        _ => null,
    };

    private static IInvocationOperation? CallIn(IOperation? value) => value switch
    {
        IInvocationOperation call => call,
        IConversionOperation conversion => CallIn(conversion.Operand),
        IParenthesizedOperation parenthesized => CallIn(parenthesized.Operand),
        IConditionalAccessOperation access => CallIn(access.WhenNotNull),
        _ => null,
    };

    private static bool IsDurableTask(IInvocationOperation call, KnownSymbols symbols) =>
        symbols.IsTaskLike(call.TargetMethod.ReturnType)
        && new DurableCalls(symbols).KindOf(call) is not DurableCallKind.None;

    /// <summary>Whether the name of a local stands anywhere beside its declaration. That the same name means something else there is rare, and no harm.</summary>
    private static bool IsNamedAgain(ILocalSymbol local, SyntaxNode declarator) =>
        declarator.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member
        || declarator is not VariableDeclaratorSyntax { Identifier: var declared }
        || member.DescendantTokens().Any(token =>
            token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == local.Name && token.SpanStart != declared.SpanStart);
}
