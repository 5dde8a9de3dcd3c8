using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Analyzers.Methods;

namespace Workflow.Analyzers.Usage;

/// <summary>WFL1008.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SignatureMustBeSupportedAnalyzer : DurableMethodAnalyzer
{
    public const string Id = "WFL1008";

    /// <summary>The property that is present where an accessibility modifier is all that is missing.</summary>
    public const string LacksAccessibility = "LacksAccessibility";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "The signature of a workflow or step must be supported",
        "{0} {1}; {2}",
        Category.Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A call of a workflow or step is recorded as a name and arguments, and is made again from them on any machine.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    private static readonly ImmutableDictionary<string, string?> AccessibilityFacts =
        ImmutableDictionary<string, string?>.Empty.Add(LacksAccessibility, null);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Check(AnnotatedMethod method, SyntaxNodeAnalysisContext context)
    {
        foreach (SignatureProblem problem in SignatureProblems.Of(method))
            context.ReportDiagnostic(Diagnostic.Create(Rule, problem.Location, method.Title, problem.Finding, problem.Replacement));

        if (SignatureProblems.LacksAccessibility(method))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rule, method.Declaration.Identifier.GetLocation(), AccessibilityFacts,
                method.Title, "has no accessibility modifier, which C# demands of a partial method that returns something", "write 'private' before it"));
        }
    }
}
