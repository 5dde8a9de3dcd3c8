using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Binding;
using Workflow.Generators.Determinism;

namespace Workflow.Analyzers.Usage;

/// <summary>WFL1016. Collisions across namespaces cannot be seen here: they depend on what a caller imports.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GeneratedMembersMustNotCollideAnalyzer : WorkflowAnalyzer
{
    public const string Id = "WFL1016";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Generated members must not collide",
        "{0} {1}; {2}",
        Category.Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The generator adds members to the class of a workflow or step, and extension methods beside it: their names must be free, their calls not ambiguous.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Watch(CompilationStartAnalysisContext context, KnownSymbols symbols) =>
        context.RegisterSymbolAction(symbol => Check((INamedTypeSymbol)symbol.Symbol, symbols, symbol), SymbolKind.NamedType);

    private static void Check(INamedTypeSymbol type, KnownSymbols symbols, SymbolAnalysisContext context)
    {
        List<AnnotatedMethod> methods = [.. type.GetMembers().OfType<IMethodSymbol>()
            .Select(member => AnnotatedMethod.From(member, symbols)).OfType<AnnotatedMethod>()];
        if (methods.Count == 0) return;
        CheckMembers(type, methods, context);
        CheckTypes(type, context);
        foreach (AnnotatedMethod method in methods)
        {
            CheckParameters(method, context);
            if (method.Kind == DurableKind.Workflow) CheckStart(method, context);
        }
    }

    private static void CheckMembers(INamedTypeSymbol type, List<AnnotatedMethod> methods, SymbolAnalysisContext context)
    {
        var taken = new Dictionary<string, string> { [GeneratedNames.Register] = "the registration of its class" };
        if (type.IsGenericType) taken[GeneratedNames.TypeArguments] = "the types that are stated for its class";
        foreach (AnnotatedMethod method in methods)
            foreach (string name in GeneratedNames.MembersFor(method, context.Compilation)) taken[name] = method.Mention;
        var methodsOfRuns = new Dictionary<string, string>();
        foreach (AnnotatedMethod method in methods)
            foreach (string name in GeneratedNames.MethodsOfRuns(method)) methodsOfRuns[name] = method.Mention;
        foreach (ISymbol member in type.GetMembers())
        {
            if (methodsOfRuns.TryGetValue(member.Name, out string? workflow) && UsersLocationOf(member) is { } place)
                Report(context, place, $"'{SymbolNames.Of(member)}'", $"has the name of a method that is generated for {workflow}", "rename it");
            if (!taken.TryGetValue(member.Name, out string? purpose) || UsersLocationOf(member) is not { } location) continue;
            Report(
                context, location, $"'{SymbolNames.Of(member)}'", $"has the name of a member that is generated for {purpose}",
                "give it a name without leading underscores");
        }
    }

    private static void CheckTypes(INamedTypeSymbol type, SymbolAnalysisContext context)
    {
        if (UsersLocationOf(type) is not { } location) return;
        string extensions = GeneratedNames.ExtensionsOf(type);
        if (type.ContainingNamespace.GetTypeMembers(extensions).FirstOrDefault(other => UsersLocationOf(other) is not null) is { } namesake)
        {
            Report(
                context, UsersLocationOf(namesake)!, $"'{SymbolNames.Of(namesake)}'",
                $"has the name of the class that is generated for the start methods of '{SymbolNames.Of(type)}'", "rename it");
        }

        if (!IsRegistered(type, context.Compilation)) return;
        string joined = GeneratedNames.JoinedNameOf(type);
        AnnotatedMethod? rival = AnnotatedMethodCatalog.Of(context.Compilation).Methods.FirstOrDefault(method =>
            !SymbolEqualityComparer.Default.Equals(method.Symbol.ContainingType, type)
            && SymbolEqualityComparer.Default.Equals(method.Symbol.ContainingNamespace, type.ContainingNamespace)
            && GeneratedNames.JoinedNameOf(method.Symbol.ContainingType) == joined
            && IsRegistered(method.Symbol.ContainingType, context.Compilation));
        if (rival is not null)
        {
            Report(
                context, location, $"'{SymbolNames.Of(type)}'",
                $"would be registered by 'Add{joined}', as '{SymbolNames.Of(rival.Symbol.ContainingType)}' would", "rename one of them");
        }
    }

    private static bool IsRegistered(INamedTypeSymbol type, Compilation compilation) =>
        !type.IsGenericType || !StatedTypes.Of(type, compilation).Valid.IsEmpty;

    private static void CheckParameters(AnnotatedMethod method, SymbolAnalysisContext context)
    {
        foreach (ParameterSyntax parameter in method.Declaration.ParameterList.Parameters)
        {
            if (parameter.Identifier.ValueText != GeneratedNames.Context) continue;
            Report(
                context, parameter.Identifier.GetLocation(), method.Title,
                $"has a parameter '{GeneratedNames.Context}', as its durable form has", "rename it");
        }
    }

    private static void CheckStart(AnnotatedMethod method, SymbolAnalysisContext context)
    {
        string name = NameRules.WithoutAsync(ClassForm.NameOf(method.Symbol));
        List<AnnotatedMethod> namesakes = [.. AnnotatedMethodCatalog.Of(context.Compilation).Methods.Where(other =>
            other.Kind == DurableKind.Workflow
            && other.Declaration != method.Declaration
            && NameRules.WithoutAsync(ClassForm.NameOf(other.Symbol)) == name
            && SymbolEqualityComparer.Default.Equals(other.Symbol.ContainingNamespace, method.Symbol.ContainingNamespace))];
        if (namesakes.Count == 0 || StartSignature.Of(method, context.Compilation) is not { } start) return;
        AnnotatedMethod? rival = namesakes.FirstOrDefault(other =>
            StartSignature.Of(other, context.Compilation) is { } signature && signature.IsAmbiguousWith(start));
        if (rival is null) return;
        Report(
            context, method.Declaration.Identifier.GetLocation(), method.Title,
            $"would be started by '{start.Name}' with the same arguments as {rival.Mention}",
            $"rename one of the methods, for instance to '{Proposal(method, rival, name)}', and keep its recorded name with [Workflow(\"{method.Name}\")]");
    }

    private static string Proposal(AnnotatedMethod method, AnnotatedMethod rival, string name)
    {
        string version = method.Attribute.TryGet("Version", out string given) ? given : "1.0.0";
        string other = rival.Attribute.TryGet("Version", out string others) ? others : "1.0.0";
        if (version != other) return $"{name}V{version.Replace('.', '_').Replace('-', '_')}";
        return ClassForm.Is(method.Symbol) || SymbolEqualityComparer.Default.Equals(method.Symbol.ContainingType, rival.Symbol.ContainingType)
            ? $"{name}2"
            : $"{method.Symbol.ContainingType.Name}{name}";
    }

    private static Location? UsersLocationOf(ISymbol symbol) =>
        symbol.IsImplicitlyDeclared
            ? null
            : symbol.Locations.FirstOrDefault(location => location.SourceTree is { } tree && !SourceBodies.IsGenerated(tree));

    private static void Report(SymbolAnalysisContext context, Location location, string title, string finding, string replacement) =>
        context.ReportDiagnostic(Diagnostic.Create(Rule, location, title, finding, replacement));
}
