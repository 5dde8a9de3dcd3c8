using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Analyzers.Origins;
using Workflow.Generators.Binding;
using Workflow.Generators.Values;

namespace Workflow.Analyzers.State;

/// <summary>WFL3004. What a step gave, and what the workflow was started with, is in the log as it was, and stays so.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DoNotChangeRecordedValuesAnalyzer : ValueFlowAnalyzer
{
    public const string Id = "WFL3004";

    /// <summary>Property: how to copy the value of the variable at the additional location, <c>$</c> standing for the value.</summary>
    public const string Copy = nameof(Copy);

    /// <summary>Property: the type of that variable, as it is written there.</summary>
    public const string Type = nameof(Type);

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Recorded values should not be changed",
        "{0}, {1}; the log keeps the value as it was, so that the run and its record would differ; {2}",
        Category.State,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Results of steps and the arguments of a workflow are recorded; what changes them afterwards is not. Copy them, and change the copy.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override DurableKind Kind => DurableKind.Workflow;

    private protected override void Check(BodyFlow flow, IOperation body, IMethodSymbol method, OperationBlockAnalysisContext context)
    {
        KnownSymbols symbols = KnownSymbols.Of(context.Compilation);
        // A private workflow is a helper, called with what its callers have; what it does to that is said where they call it.
        OriginKind[] kinds = IsHelper(method) ? [OriginKind.Result] : [OriginKind.Result, OriginKind.Argument];
        foreach (Change change in flow.Changes)
        {
            // Any other workflow that is called is told of its arguments itself.
            if (change.Chain.Any(helper => symbols.WorkflowAttributeOf(helper) is not null && !IsHelper(helper))) continue;
            if (flow.OriginsIn(change.Origins, kinds).Select(static each => each.Origin).FirstOrDefault() is not { } origin) continue;
            ITypeSymbol? type = TypeOf(change.Variable, body.SemanticModel!, context.CancellationToken);
            string? copy = change.Variable is null ? null : Copies.Of(type) ?? DurableCopyOf(type, method, context);
            SyntaxNode? declaration = copy is null ? null : DeclarationOf(change.Variable!, context.CancellationToken);
            string advice = copy is null
                ? "make a new object with what is to be different, or copy what is to be changed first"
                : $"copy it first: '{change.Variable!.Name} = {copy.Replace("$", change.Variable.Name)}'";
            ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
            if (declaration is not null)
                properties = properties.Add(Copy, copy).Add(Type, type!.ToMinimalDisplayString(body.SemanticModel!, declaration.SpanStart));
            context.ReportDiagnostic(Diagnostic.Create(
                Rule, change.Place.GetLocation(), declaration is null ? [] : [declaration.GetLocation()], properties,
                ChangeText.Of(change, method, DurableKind.Workflow), ChangeText.Of(origin, symbols), advice));
        }
    }

    /// <summary>What copies an object of a class that has no copy of its own, whole.</summary>
    private static string? DurableCopyOf(ITypeSymbol? type, IMethodSymbol method, OperationBlockAnalysisContext context) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class, NullableAnnotation: not NullableAnnotation.Annotated } named && KnownSymbols.Of(context.Compilation).Durable is not null
            && new CodecBinder(context.Compilation, method.ContainingType, context.CancellationToken).TryCodecFor(named) is not null
            ? "Durable.Copy($)" : null;

    private static bool IsHelper(IMethodSymbol workflow) => workflow.DeclaredAccessibility == Accessibility.Private;

    /// <summary>The type of a variable; of <c>var</c> that of its value, for the compiler takes such a local to be null at times.</summary>
    private static ITypeSymbol? TypeOf(ISymbol? variable, SemanticModel model, CancellationToken cancellationToken)
    {
        if (variable is not ILocalSymbol local) return (variable as IParameterSymbol)?.Type;
        if (local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken)
            is not VariableDeclaratorSyntax { Initializer.Value: { } value, Parent: VariableDeclarationSyntax { Type.IsVar: true } }) return local.Type;
        return local.Type.WithNullableAnnotation(
            model.GetTypeInfo(value, cancellationToken).Nullability.FlowState == NullableFlowState.MaybeNull ? NullableAnnotation.Annotated : NullableAnnotation.NotAnnotated);
    }

    /// <summary>Where a variable gets its value, if that is in its declaration: there it can be copied.</summary>
    private static SyntaxNode? DeclarationOf(ISymbol variable, CancellationToken cancellationToken) =>
        variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) switch
        {
            VariableDeclaratorSyntax { Initializer: not null, Parent.Parent: LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } } declarator => declarator,
            ParameterSyntax { Parent.Parent: MethodDeclarationSyntax { Body: not null } } parameter => parameter,
            _ => null,
        };
}
