using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Usage;

/// <summary>WFL1006. Only text that is constant can be judged at build time; other text is read by the runtime.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DurationTextMustBeValidAnalyzer : DurableMethodAnalyzer
{
    public const string Id = "WFL1006";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Duration text must follow the grammar",
        "{0} '{1}', which is not a duration; write {2}whole numbers with units, largest first, each unit once (d, h, m, s, ms), as in 500ms, 5s, 1h30m, 3d",
        Category.Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Durations in attributes and in constant arguments are checked when the code is built, and not when the workflow first waits.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    private static readonly string[] Options = ["RetryDelay", "MaxRetryDelay", "Timeout", "HeartbeatTimeout", "Cache"];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Watch(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        base.Watch(context, symbols);
        INamedTypeSymbol? duration = context.Compilation.GetTypeByMetadataName("Workflow.Runtime.Duration");
        context.RegisterOperationAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                INamedTypeSymbol? type = call.TargetMethod.ContainingType;
                if (KnownSymbols.Is(type, symbols.Durable) || (KnownSymbols.Is(type, duration) && call.TargetMethod.Name == "Parse"))
                    CheckCall(call, operation);
            },
            OperationKind.Invocation);
    }

    private protected override void Check(AnnotatedMethod method, SyntaxNodeAnalysisContext context)
    {
        foreach (string option in Options)
        {
            if (!method.Attribute.TryGet(option, out string text) || DurationText.TryParse(text, out _)) continue;
            if (method.Attribute.ExpressionOf(option) is not { } expression) continue;
            Report(context.ReportDiagnostic, expression.GetLocation(), $"{method.Title} sets {option} to", text);
        }
    }

    private static void CheckCall(IInvocationOperation call, OperationAnalysisContext context)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is not { Name: "duration" or "text", Type.SpecialType: SpecialType.System_String }) continue;
            if (argument.Value.ConstantValue is not { HasValue: true, Value: string text } || DurationText.TryParse(text, out _)) continue;
            Report(
                context.ReportDiagnostic, argument.Value.Syntax.GetLocation(),
                $"{SymbolNames.Of(call.TargetMethod)} in '{SymbolNames.Of(context.ContainingSymbol)}' is given", text);
        }
    }

    private static void Report(Action<Diagnostic> report, Location location, string finding, string text)
    {
        string proposal = DurationProposal.For(text) is { } valid ? $"'{valid}': " : "";
        report(Diagnostic.Create(Rule, location, finding, text, proposal));
    }
}
