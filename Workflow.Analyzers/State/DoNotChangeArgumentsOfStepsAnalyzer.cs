using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Analyzers.Origins;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.State;

/// <summary>WFL3005. A step gets copies of its arguments: they are written when it is called, and read again for each attempt.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DoNotChangeArgumentsOfStepsAnalyzer : ValueFlowAnalyzer
{
    public const string Id = "WFL3005";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Steps should not change their arguments",
        "{0}, {1}; a step has a copy, and its caller's object stays as it is; return what is to be different",
        Category.State,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The arguments of a step are written to the log when it is called, and read again for each attempt. What a step wants its caller to know, it returns.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override DurableKind Kind => DurableKind.Step;

    private protected override void Check(BodyFlow flow, IOperation body, IMethodSymbol method, OperationBlockAnalysisContext context)
    {
        KnownSymbols symbols = KnownSymbols.Of(context.Compilation);
        // A step that gives its argument back changed, or stores it somewhere, has a use for its own copy.
        ulong used = flow.Returned | flow.HandedOn;
        foreach (Change change in flow.Changes)
        {
            if (flow.OriginsIn(change.Origins & ~used, OriginKind.Argument).Select(static each => each.Origin).FirstOrDefault() is not { } origin) continue;
            context.ReportDiagnostic(Diagnostic.Create(
                Rule, change.Place.GetLocation(), ChangeText.Of(change, method, DurableKind.Step), ChangeText.Of(origin, symbols)));
        }
    }
}
