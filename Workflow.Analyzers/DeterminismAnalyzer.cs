using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Binding;
using Workflow.Generators.Determinism;

namespace Workflow.Analyzers;

/// <summary>
/// A rule about what workflows do, by themselves or through what they call. All such rules share one walk of each body; each reports its own part
/// of what was found, at the place in the body, with the chain that leads on from there.
/// </summary>
public abstract class DeterminismAnalyzer : WorkflowBodyAnalyzer
{
    /// <summary>The property of a diagnostic that holds code to stand in the place of what is reported, if there is any.</summary>
    public const string Replacement = nameof(Replacement);

    private protected override void CheckBody(IOperation body, IMethodSymbol workflow, KnownSymbols symbols, OperationBlockAnalysisContext context)
    {
        // Its message is given the workflow, the chain, and what to do instead.
        DiagnosticDescriptor rule = SupportedDiagnostics[0];
        foreach (Offence offence in Judge.Of(context.Compilation, context.Options.AdditionalFiles).InBody(workflow, body))
        {
            Finding finding = offence.Finding;
            if (finding.Rule != rule.Id) continue;
            ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
            if (finding.ReplacementCode is { } code) properties = properties.Add(Replacement, code);
            string chain = finding.IsDirect ? finding.Chain[0].ToString() : Link.Draw(workflow, finding.Chain);
            context.ReportDiagnostic(Diagnostic.Create(rule, offence.Place.GetLocation(), properties, TitleOf(workflow), Describe($"'{chain}'"), finding.Advice));
        }
    }

    /// <summary>How the message names the workflow.</summary>
    private protected virtual string TitleOf(IMethodSymbol workflow) => SymbolNames.Of(workflow);

    /// <summary>How the message shows a chain.</summary>
    private protected virtual string Describe(string chain) => chain;

    private protected sealed override void Check(IOperation operation, IMethodSymbol workflow, KnownSymbols symbols, OperationBlockAnalysisContext context) =>
        throw new InvalidOperationException("The walk is shared.");
}
