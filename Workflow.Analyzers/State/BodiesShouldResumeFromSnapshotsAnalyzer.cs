using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Binding;
using Workflow.Generators.Lowering;
using Workflow.Generators.Lowering.StateMachine;
using Workflow.Generators.Lowering.StateMachine.Model;
using Workflow.Generators.Values;

namespace Workflow.Analyzers.State;

/// <summary>WFL3001, WFL3002 and WFL3013. What a state machine can be made of is decided by the compiler itself.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BodiesShouldResumeFromSnapshotsAnalyzer : DurableMethodAnalyzer
{
    /// <summary>A construct that is not covered.</summary>
    public const string ConstructId = "WFL3001";

    /// <summary>A local that cannot be kept.</summary>
    public const string LocalId = "WFL3002";

    /// <summary>Either of them, in a workflow that requires snapshots.</summary>
    public const string RequiredId = "WFL3013";

    private static readonly DiagnosticDescriptor Construct = new(
        ConstructId,
        "Workflow bodies should resume from snapshots",
        "{0} resumes by replaying its whole log, for {1}; {2}",
        Category.State,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A body with such a construct is durable, but its runs resume in time that grows with their history.",
        helpLinkUri: HelpLinks.Base + ConstructId + HelpLinks.Extension);

    private static readonly DiagnosticDescriptor Local = new(
        LocalId,
        "Locals that live across a checkpoint should be serializable",
        "{0} resumes by replaying its whole log, for '{1}' of type '{2}', {3}, has to survive the await in line {4}, and '{5}' cannot be kept: {6}",
        Category.State,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What lives across an await is written to the run's snapshot. A run whose snapshot cannot be written resumes in time that grows with its history.",
        helpLinkUri: HelpLinks.Base + LocalId + HelpLinks.Extension);

    private static readonly DiagnosticDescriptor Required = new(
        RequiredId,
        "Workflows that require snapshots must resume from them",
        "{0}. The workflow has SnapshotMode.Required.",
        Category.State,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A workflow with [Workflow(Snapshots = SnapshotMode.Required)] must not hold what WFL3001 and WFL3002 warn of elsewhere.",
        helpLinkUri: HelpLinks.Base + RequiredId + HelpLinks.Extension,
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Construct, Local, Required];

    private protected override void Check(AnnotatedMethod method, SyntaxNodeAnalysisContext context)
    {
        if (method.Kind != DurableKind.Workflow || KnownMachines.Contains(method.Declaration, context.Compilation)) return;
        if (DurableMethod.Bind(DurableKind.Workflow, method.Symbol, method.Declaration, context.Compilation) is not { IsSupported: true } durable) return;
        if (ReplayReasons.Of(durable, context.SemanticModel, context.CancellationToken) is not { } reasons) return;
        if (reasons.NotCovered is { } problem)
            Report(context, durable, Construct, PlaceOf(problem, durable), method.Title, problem.Finding, problem.Advice);
        foreach ((Variable variable, Checkpoint checkpoint, ValueProblem why) in reasons.Unkept)
        {
            if (IsRefusedItself(variable, method)) continue;
            Report(
                context, durable, Local, (variable.Declaration ?? method.Declaration).GetLocation(), method.Title, NameOf(variable),
                variable.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), Setting.Of(variable, checkpoint, method.Declaration, context.SemanticModel, context.CancellationToken),
                checkpoint.Position.Line, why.Type, why.Reason);
        }
    }

    /// <summary>Whether it is a parameter of the workflow: whose type cannot be kept, that cannot be recorded either, and WFL3007 says so.</summary>
    private static bool IsRefusedItself(Variable variable, AnnotatedMethod method) => variable.IsParameter && !method.Symbol.ContainingType.IsGenericType
        && method.Symbol.Parameters.Any(each => each.Name == variable.Name && SymbolEqualityComparer.Default.Equals(each.Type, variable.Type)
            && !method.Symbols.IsCancellationToken(each.Type) && !SignatureProblems.IsRefused(each));

    /// <summary>
    /// A workflow that requires snapshots has another rule for what is a warning elsewhere: the severity of a rule is the user's to lower, and then nothing would be left of
    /// the requirement.
    /// </summary>
    private static void Report(SyntaxNodeAnalysisContext context, DurableMethod workflow, DiagnosticDescriptor rule, Location place, params object[] arguments)
    {
        Diagnostic warning = Diagnostic.Create(rule, place, arguments);
        context.ReportDiagnostic(workflow.RequiresSnapshots
            ? Diagnostic.Create(Required, place, warning.GetMessage(CultureInfo.InvariantCulture))
            : warning);
    }

    /// <summary>What is about the whole method is said at its name.</summary>
    private static Location PlaceOf(NotCoveredException problem, DurableMethod workflow) =>
        problem.Node == workflow.Syntax ? workflow.Syntax.Identifier.GetLocation() : problem.Node.GetLocation();

    /// <summary>The user's name, or the expression whose value is kept.</summary>
    private static string NameOf(Variable variable) =>
        variable is { IsTemporary: true, Declaration: { } origin } ? Question.Words(origin) : variable.Name;
}
