using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Analyzers.Methods;
using Workflow.Analyzers.Origins;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.State;

/// <summary>WFL3009. A lambda that starts steps and runs once per item is a branch per item, and all of them have the variables outside.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DoNotAssignOuterLocalsInBranchesAnalyzer : ValueFlowAnalyzer
{
    public const string Id = "WFL3009";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Lambdas that start steps should not assign captured locals",
        "Workflow '{0}' assigns '{1}' in a lambda that starts steps once per item; its branches take turns at every await, so that one may undo or miss what another assigns; "
            + "return the value from the lambda, and combine the results of Task.WhenAll",
        Category.State,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Branches take turns at their awaits: 'total += await Price(line)' reads the total before it waits, and forgets what others added meanwhile.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override DurableKind Kind => DurableKind.Workflow;

    private protected override void Check(BodyFlow flow, IOperation body, IMethodSymbol method, OperationBlockAnalysisContext context)
    {
        foreach ((SyntaxNode place, ISymbol variable) in flow.SharedAssignments)
            context.ReportDiagnostic(Diagnostic.Create(Rule, place.GetLocation(), SymbolNames.Of(method), variable.Name));
    }
}
