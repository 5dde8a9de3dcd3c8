using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Suppressions;

/// <summary>
/// CS1066 warns that a default value on an implementing part has no effect. On a workflow or step it has: the generator repeats it on the
/// defining part.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DefaultValuesOfImplementingPartsSuppressor : WorkflowSuppressor
{
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } =
        [new("WFLS0001", "CS1066", "The generator repeats the default values of a workflow or step on its defining part")];

    private protected override bool IsWrong(SyntaxNode place, MethodDeclarationSyntax declaration, IMethodSymbol method, KnownSymbols symbols) =>
        place.FirstAncestorOrSelf<ParameterListSyntax>() == declaration.ParameterList
        && method.PartialDefinitionPart is not null
        && AnnotatedMethod.KindOf(method, symbols) is not null;
}
