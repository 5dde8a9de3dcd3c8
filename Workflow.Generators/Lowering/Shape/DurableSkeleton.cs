using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Binding;

namespace Workflow.Generators.Lowering.Shape;

/// <summary>
/// The order of a body's durable calls and the loops, branches and handlers around them, and nothing else: what has to stay the same
/// for a running log to fit.
/// <code>
/// step charge_card; loop { step ship; } try { step send_mail; } catch Shop.MailException { step refund; }
/// </code>
/// A workflow called from here stands with its own skeleton in its place, for its calls enter the same log.
/// </summary>
internal sealed class DurableSkeleton(Compilation compilation, BodyDependencies dependencies, CancellationToken cancellationToken)
{
    private readonly KnownSymbols _known = KnownSymbols.Of(compilation);
    private readonly HashSet<ISymbol> _active = new(SymbolEqualityComparer.Default);
    private readonly List<ITypeSymbol> _caught = [];

    // What the type parameters of a generic class stand for, while the body of a workflow called from here is walked.
    private Substitution? _arguments;

    /// <summary>The exception types that handlers name, here and in the workflows called from here, type parameters of the class among them.</summary>
    public ImmutableArray<ITypeSymbol> Caught => [.. _caught.Distinct<ITypeSymbol>(SymbolEqualityComparer.Default)];

    /// <summary>The skeleton of a body as text.</summary>
    public string Of(SyntaxNode body, SemanticModel model)
    {
        StringBuilder text = new();
        Walk(body, model, text);
        return text.ToString();
    }

    /// <summary>Sixteen hexadecimal digits over a skeleton.</summary>
    public static string HashOf(string skeleton)
    {
        using SHA256 sha = SHA256.Create();
        byte[] hash = sha.ComputeHash(Encoding.UTF8.GetBytes(skeleton));
        return string.Concat(hash.Take(8).Select(each => each.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
    }

    private void Walk(SyntaxNode node, SemanticModel model, StringBuilder text)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string? structure = StructureOf(node, model);
        StringBuilder inner = structure is null ? text : new StringBuilder();
        foreach (SyntaxNode child in node.ChildNodes()) Walk(child, model, inner);
        if (node is SimpleNameSyntax name) AppendCall(name, model, inner);
        if (structure is not null && inner.Length > 0) text.Append(structure).Append(" { ").Append(inner).Append("} ");
    }

    private void AppendCall(SimpleNameSyntax name, SemanticModel model, StringBuilder text)
    {
        ISymbol? symbol = model.GetSymbolInfo(name, cancellationToken).Symbol;
        switch (new DurableCalls(_known).KindOf(symbol))
        {
            case DurableCallKind.None:
            case DurableCallKind.Durable when DurableCalls.IsUnrecorded(symbol!):
                break;
            case DurableCallKind.Step:
                text.Append("step ").Append(KeyOf((IMethodSymbol)symbol!, _known.StepAttributeOf)).Append("; ");
                break;
            case DurableCallKind.Workflow:
                AppendWorkflow((IMethodSymbol)symbol!, text);
                break;
            default:
                text.Append(symbol!.ContainingType.Name).Append('.').Append(symbol.Name).Append("; ");
                break;
        }
    }

    private void AppendWorkflow(IMethodSymbol method, StringBuilder text)
    {
        IMethodSymbol callee = (method.ReducedFrom ?? method).OriginalDefinition;
        callee = callee.PartialImplementationPart ?? callee;
        text.Append("workflow ").Append(KeyOf(callee, _known.WorkflowAttributeOf)).Append(" { ");
        if (_active.Add(callee))
        {
            Substitution? outer = _arguments;
            if (method.ContainingType.IsGenericType) _arguments = new((INamedTypeSymbol)InCaller(method.ContainingType), compilation);
            foreach (SyntaxReference reference in callee.DeclaringSyntaxReferences)
            {
                if (reference.GetSyntax(cancellationToken) is not MethodDeclarationSyntax syntax) continue;
                if (!compilation.ContainsSyntaxTree(syntax.SyntaxTree)) continue;
                dependencies.Add(syntax.SyntaxTree);
                SyntaxNode? body = (SyntaxNode?)syntax.Body ?? syntax.ExpressionBody;
                if (body is not null) Walk(body, compilation.GetSemanticModel(syntax.SyntaxTree), text);
            }

            _arguments = outer;
            _active.Remove(callee);
        }

        text.Append("} ");
    }

    private static string KeyOf(IMethodSymbol method, Func<IMethodSymbol, AttributeData?> attributeOf) =>
        (attributeOf((method.ReducedFrom ?? method).OriginalDefinition)?.ConstructorArguments.FirstOrDefault().Value as string
        ?? NameRules.DefaultName(method.Name) ?? method.Name) + TypesOf(method.ContainingType);

    // The steps of different constructed types are different steps. In a generic class itself they are those of the run's own type.
    private static string TypesOf(INamedTypeSymbol type) => type.IsGenericType && !type.IsDefinition
        ? $"<{string.Join(", ", TypeParameters.ArgumentsOf(type).Select(TypeNames.InCode))}>"
        : "";

    private ITypeSymbol InCaller(ITypeSymbol type) => _arguments?.Of(type) ?? type;

    private string? StructureOf(SyntaxNode node, SemanticModel model)
    {
        switch (node)
        {
            case ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax:
                return "loop";
            case IfStatementSyntax or ConditionalExpressionSyntax or ConditionalAccessExpressionSyntax or SwitchStatementSyntax or SwitchExpressionSyntax:
                return "branch";
            case ElseClauseSyntax or SwitchSectionSyntax or SwitchExpressionArmSyntax:
                return "case";
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.CoalesceExpression }:
                return "branch";
            case TryStatementSyntax:
                return "try";
            case FinallyClauseSyntax:
                return "finally";
            case CatchClauseSyntax handler:
                return $"catch {string.Join("|", CaughtBy(handler, model).Select(NameOf))}".TrimEnd();
            case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax:
                return "lambda";
            case QueryExpressionSyntax:
                return "query";
            default:
                return null;
        }
    }

    private static string NameOf(ITypeSymbol type) => type is INamedTypeSymbol named ? TypeNames.AtRunTime(named) : type.Name;

    private List<ITypeSymbol> CaughtBy(CatchClauseSyntax handler, SemanticModel model)
    {
        List<ITypeSymbol> types = [];
        INamedTypeSymbol? exception = compilation.GetTypeByMetadataName("System.Exception");
        foreach (SyntaxNode node in handler.Declaration?.DescendantNodes().Concat(handler.Filter?.DescendantNodes() ?? []) ?? [])
            if (node is NameSyntax && model.GetSymbolInfo(node, cancellationToken).Symbol is ITypeSymbol type && IsException(type, exception)) types.Add(type);
        _caught.AddRange(types.Select(InCaller));
        return types;
    }

    private static bool IsException(ITypeSymbol type, INamedTypeSymbol? exception)
    {
        if (type is ITypeParameterSymbol parameter) return parameter.ConstraintTypes.Any(each => IsException(each, exception));
        for (ITypeSymbol? each = type; each is not null; each = each.BaseType)
            if (SymbolEqualityComparer.Default.Equals(each, exception)) return true;
        return false;
    }
}
