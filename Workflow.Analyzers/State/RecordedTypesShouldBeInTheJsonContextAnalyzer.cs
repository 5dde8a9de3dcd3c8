using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Analyzers.Methods;

namespace Workflow.Analyzers.State;

/// <summary>WFL3008. Only where the assembly names a context that lists most types: those that are missing there are written by other rules than the rest.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RecordedTypesShouldBeInTheJsonContextAnalyzer : DurableMethodAnalyzer
{
    public const string Id = "WFL3008";

    /// <summary>Property: the type that is missing, as code anywhere can name it.</summary>
    public const string Missing = nameof(Missing);

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Recorded types should be in the JSON context",
        "{0} {1}, but '{2}' is not in '{3}', so that it is written by a generated codec and not as the context says; add [JsonSerializable(typeof({2}))] to '{3}'",
        Category.State,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "[assembly: WorkflowJsonContext] makes the types that a context lists go through it. Its naming rules and converters do not reach the others.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Check(AnnotatedMethod method, SyntaxNodeAnalysisContext context)
    {
        var listed = ListedTypes.Of(context.Compilation);
        if (listed.Contexts.First is not { } target || !listed.AreMost) return;
        foreach (ParameterSyntax parameter in method.Declaration.ParameterList.Parameters)
        {
            if (parameter.Type is { } syntax) Check(syntax, $"takes '{syntax} {parameter.Identifier.ValueText}'");
        }

        Check(method.Declaration.ReturnType, $"returns '{method.Declaration.ReturnType}'");

        void Check(TypeSyntax syntax, string finding)
        {
            if (context.SemanticModel.GetTypeInfo(syntax, context.CancellationToken).Type is not { } type) return;
            foreach ((INamedTypeSymbol missing, bool isListed) in listed.Contexts.TypesIn(type))
            {
                if (isListed) continue;
                Location[] places = [.. target.DeclaringSyntaxReferences.Take(1).Select(reference => reference.GetSyntax(context.CancellationToken).GetLocation())];
                context.ReportDiagnostic(Diagnostic.Create(
                    Rule, syntax.GetLocation(), places, ImmutableDictionary<string, string?>.Empty.Add(Missing, missing.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)),
                    method.Title, finding, SymbolNames.Of(missing), SymbolNames.Of(target)));
            }
        }
    }
}
