using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Usage;

/// <summary>WFL1004. Names are in the log for ever, so a doubtful one is an error and never silently repaired.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NamesMustFollowTheRulesAnalyzer : DurableMethodAnalyzer
{
    public const string Id = "WFL1004";

    /// <summary>The property of the diagnostic that holds the valid text.</summary>
    public const string Proposal = "Proposal";

    /// <summary>The property of the diagnostic that says what the text is: <see cref="NamePart"/> or <see cref="VersionPart"/>.</summary>
    public const string Part = "Part";

    public const string NamePart = "Name";
    public const string VersionPart = "Version";

    private const string NameRule = "a name is lower-case letters, digits and single underscores, and begins with a letter";
    private const string VersionRule = "a version is ASCII letters, digits, '.', '-' and single underscores";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Names and versions of workflows and steps must follow the rules",
        "{0} {1}: {2}; write '{3}'",
        Category.Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Names and versions identify recorded events, and appear in file names, addresses and command lines.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Check(AnnotatedMethod method, SyntaxNodeAnalysisContext context)
    {
        CheckName(method, context);
        if (method.Kind == DurableKind.Workflow) CheckVersion(method, context);
    }

    private static void CheckName(AnnotatedMethod method, SyntaxNodeAnalysisContext context)
    {
        // WFL1008 refuses it, whatever it is called.
        if (method.Declaration.ExplicitInterfaceSpecifier is not null && !method.Attribute.HasExplicitName) return;
        Location identifier = method.Declaration.Identifier.GetLocation();
        string kind = method.Kind == DurableKind.Workflow ? "workflow" : "step";
        if (method.Attribute.HasExplicitName)
        {
            if (method.Attribute.ExplicitName is not { } name || NameRules.IsName(name)) return;
            Location location = method.Attribute.NameArgument?.Expression.GetLocation() ?? identifier;
            Report(context, method, location, $"has the name '{name}'", NameRule, NamePart, NameProposal.ForName(name, kind));
        }
        else if (NameRules.DefaultName(ClassForm.NameOf(method.Symbol)) is not { } defaultName)
        {
            Report(context, method, identifier, $"gets no valid name from its {(ClassForm.Is(method.Symbol) ? "class" : "method")}", NameRule, NamePart, NameProposal.ForName(ClassForm.NameOf(method.Symbol), kind));
        }
        else if (OverloadNames.IsAmbiguous(method, defaultName))
        {
            Report(
                context, method, identifier, $"shares the name '{defaultName}' with an overload",
                "each overload needs an explicit name", NamePart, OverloadNames.Propose(method, defaultName));
        }
    }

    private static void CheckVersion(AnnotatedMethod method, SyntaxNodeAnalysisContext context)
    {
        if (!method.Attribute.TryGet("Version", out string version) || NameRules.IsVersion(version)) return;
        Location location = (method.Attribute.ExpressionOf("Version") ?? (SyntaxNode)method.Declaration.ReturnType).GetLocation();
        Report(context, method, location, $"has the version '{version}'", VersionRule, VersionPart, NameProposal.ForVersion(version));
    }

    private static void Report(
        SyntaxNodeAnalysisContext context, AnnotatedMethod method, Location location, string finding, string rule, string part, string proposal)
    {
        ImmutableDictionary<string, string?> facts = ImmutableDictionary<string, string?>.Empty.Add(Part, part).Add(Proposal, proposal);
        context.ReportDiagnostic(Diagnostic.Create(
            Rule, location, method.Attribute.Syntax is { } attribute ? [attribute.GetLocation()] : null, facts, method.Title, finding, rule, proposal));
    }
}
