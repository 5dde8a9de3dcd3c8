using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Usage;

/// <summary>WFL1005. Overloads that share a default name are left to WFL1004, which names them apart.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NamesMustBeUniqueAnalyzer : DurableMethodAnalyzer
{
    public const string Id = "WFL1005";

    private const string DefaultVersion = "1.0.0";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Workflows and steps must be unique",
        "{0} {1}; {2}",
        Category.Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A host finds a workflow by name and version and a step by name, so that each may exist once, and one version of a workflow is the default.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Check(AnnotatedMethod method, SyntaxNodeAnalysisContext context)
    {
        foreach (string name in method.NamesIn(context.Compilation))
        {
            List<AnnotatedMethod> others = [.. AnnotatedMethodCatalog.Of(context.Compilation).Named(method.Kind, name)
                .Where(other => other.Declaration != method.Declaration && !IsLeftToWfl1004(method, other))];
            if (others.Count == 0) continue;
            if (method.Kind == DurableKind.Step) CheckStep(method, name, others[0], context);
            else CheckWorkflow(method, name, others, context);
            // In a generic class one finding is enough to make the rest of its names show.
            return;
        }
    }

    private static void CheckStep(AnnotatedMethod method, string name, AnnotatedMethod other, SyntaxNodeAnalysisContext context) =>
        Report(
            context, method, other, $"has the name '{name}', as {other.Mention} has",
            $"step names are unique per host: give one of them another name, such as [Step(\"{Qualified(method)}\")]");

    private static void CheckWorkflow(AnnotatedMethod method, string name, List<AnnotatedMethod> others, SyntaxNodeAnalysisContext context)
    {
        string version = VersionOf(method);
        if (others.FirstOrDefault(other => VersionOf(other) == version) is { } twin)
        {
            Report(
                context, method, twin, $"has the name '{name}' and the version '{version}', as {twin.Mention} has",
                "give one of them another version, or another name");
        }
        else if (!IsDefault(method) && !others.Any(IsDefault))
        {
            Report(
                context, method, others[0], $"is one of {others.Count + 1} versions of '{name}', none of which is the default",
                "set Default = true on the one that a start without a version is to take");
        }
        else if (IsDefault(method) && others.FirstOrDefault(IsDefault) is { } rival)
        {
            Report(
                context, method, rival, $"is marked as the default version of '{name}', as {rival.Mention} is",
                "keep Default = true on one of them only");
        }
    }

    private static void Report(SyntaxNodeAnalysisContext context, AnnotatedMethod method, AnnotatedMethod other, string finding, string replacement)
    {
        SyntaxNode? argument = method.Attribute.NameArgument;
        context.ReportDiagnostic(Diagnostic.Create(
            Rule,
            argument?.GetLocation() ?? method.Declaration.Identifier.GetLocation(),
            [other.Declaration.Identifier.GetLocation()],
            method.Title, finding, replacement));
    }

    private static bool IsLeftToWfl1004(AnnotatedMethod method, AnnotatedMethod other) =>
        method.Symbol.Name == other.Symbol.Name
        && SymbolEqualityComparer.Default.Equals(method.Symbol.ContainingType, other.Symbol.ContainingType)
        && !(method.Attribute.HasExplicitName && other.Attribute.HasExplicitName);

    private static string VersionOf(AnnotatedMethod method) =>
        method.Attribute.TryGet("Version", out string version) ? version : DefaultVersion;

    private static bool IsDefault(AnnotatedMethod method) => method.Attribute.TryGet("Default", out bool isDefault) && isDefault;

    private static string Qualified(AnnotatedMethod method) =>
        ClassForm.Is(method.Symbol) ? method.Name + "_step" : NameProposal.ForName(method.Symbol.ContainingType.Name, "other") + "_" + method.Name;
}
