using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Binding;
using Workflow.Generators.Lowering;
using Workflow.Generators.Values;

namespace Workflow.Analyzers.State;

/// <summary>WFL3007 and WFL3003. What can be recorded is decided by the codec binder, the same one that the generator writes codecs with.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SignatureTypesMustBeSerializableAnalyzer : DurableMethodAnalyzer
{
    public const string Id = "WFL3007";

    /// <summary>What is recorded and may come back different.</summary>
    public const string DoubtId = "WFL3003";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Parameters and results of workflows and steps must be serializable",
        "{0} {1}, but {2} has the type '{3}': {4}",
        Category.State,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Arguments and results are written to the run's log and read again after a restart, by codecs generated from their types.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    private static readonly DiagnosticDescriptor Doubt = new(
        DoubtId,
        "Values should come back as they were",
        "{0} {1}, but {2} of type '{3}' may not come back as it was: {4}",
        Category.State,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A value is taken apart into what its type shows, and made again from that. What the type does not show is as a new object has it.",
        helpLinkUri: HelpLinks.Base + DoubtId + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule, Doubt];

    private protected override void Check(AnnotatedMethod method, SyntaxNodeAnalysisContext context)
    {
        if (!method.Symbol.ContainingType.IsGenericType)
        {
            Check(method, method.Symbol, method.Title, context);
            return;
        }

        // In a generic class it depends on the types that are stated.
        foreach (StatedType stated in StatedTypes.Of(method.Symbol.ContainingType, context.Compilation).Valid)
        {
            IMethodSymbol closed = stated.Close(method.Symbol);
            Check(method, closed, $"{method.Kind} '{SymbolNames.Of(closed)}'", context);
        }
    }

    private static void Check(AnnotatedMethod method, IMethodSymbol symbol, string title, SyntaxNodeAnalysisContext context)
    {
        foreach (ParameterSyntax syntax in method.Declaration.ParameterList.Parameters)
        {
            if (syntax.Type is null || context.SemanticModel.GetDeclaredSymbol(syntax, context.CancellationToken) is not IParameterSymbol declared) continue;
            if (declared.Ordinal >= symbol.Parameters.Length) continue;
            IParameterSymbol parameter = symbol.Parameters[declared.Ordinal];
            if (method.Symbols.IsCancellationToken(parameter.Type) || SignatureProblems.IsRefused(parameter)) continue;
            Check(method, title, parameter.Type, parameter.Name, $"takes '{syntax.Type} {parameter.Name}'", syntax.Type, context);
        }

        if (method.Symbols.IsTaskLike(symbol.ReturnType) && KnownSymbols.ResultOf(symbol.ReturnType) is { } result)
            Check(method, title, result, "result", $"returns '{method.Declaration.ReturnType}'", method.Declaration.ReturnType, context);
        if (symbol.ContainingType.IsGenericType) return;
        foreach ((SimpleNameSyntax place, ITypeSymbol type) in CarriedTypes.PlacesOf(method.Declaration, context.SemanticModel, method.Symbols, context.CancellationToken))
        {
            SyntaxNode named = place is GenericNameSyntax generic ? generic.TypeArgumentList.Arguments[0] : place;
            Check(method, title, type, "value", $"calls 'Durable.{place}'", named, context);
        }
    }

    private static void Check(
        AnnotatedMethod method, string title, ITypeSymbol type, string root, string finding, SyntaxNode place, SyntaxNodeAnalysisContext context)
    {
        // What does not compile is the compiler's to report, and a generic method is refused by WFL1008.
        if (type.TypeKind is TypeKind.Error or TypeKind.TypeParameter) return;
        var binder = CodecBinder.WithDoubts(context.Compilation, method.Symbol.ContainingType, context.CancellationToken);
        binder.CodecFor(type);
        foreach (ValueProblem problem in binder.Problems) Report(Rule, problem);
        foreach (ValueProblem problem in binder.Doubts) Report(Doubt, problem);

        void Report(DiagnosticDescriptor rule, ValueProblem problem)
        {
            string member = problem.Path.Length == 0 || problem.Path[0] == '[' ? root + problem.Path : $"{root}.{problem.Path}";
            context.ReportDiagnostic(Diagnostic.Create(rule, place.GetLocation(), title, finding, member, problem.Type, problem.Reason));
        }
    }
}
