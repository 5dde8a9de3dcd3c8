using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Binding;
using Workflow.Generators.Versioning;

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
    private readonly SortedDictionary<string, (IMethodSymbol Step, Substitution? Arguments)> _steps = new(StringComparer.Ordinal);

    // What the type parameters of a generic class stand for, while the body of a workflow called from here is walked.
    private Substitution? _arguments;

    /// <summary>The exception types that handlers name, here and in the workflows called from here, type parameters of the class among them.</summary>
    public ImmutableArray<ITypeSymbol> Caught => [.. _caught.Distinct<ITypeSymbol>(SymbolEqualityComparer.Default)];

    /// <summary>The steps that are called, by name: what they take, and what they return. Only lock files ask, so it is made when they do.</summary>
    public ImmutableArray<StepSignature> Steps => [.. _steps.Select(each => SignatureOf(each.Key, each.Value.Step, each.Value.Arguments))];

    /// <summary>The skeleton of a body.</summary>
    public IReadOnlyList<SkeletonNode> Of(SyntaxNode body, SemanticModel model)
    {
        List<SkeletonNode> nodes = [];
        Walk(body, model, nodes);
        return nodes;
    }

    /// <summary>Sixteen hexadecimal digits over a skeleton.</summary>
    public static string HashOf(string skeleton)
    {
        using SHA256 sha = SHA256.Create();
        byte[] hash = sha.ComputeHash(Encoding.UTF8.GetBytes(skeleton));
        return string.Concat(hash.Take(8).Select(each => each.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
    }

    private void Walk(SyntaxNode node, SemanticModel model, List<SkeletonNode> nodes)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (new PatchGuards(_known, model, cancellationToken).Of(node) is { } guard)
        {
            AppendGuard(node, guard, model, nodes);
            return;
        }

        string? structure = StructureOf(node, model);
        List<SkeletonNode> inner = structure is null ? nodes : [];
        foreach (SyntaxNode child in node.ChildNodes()) Walk(child, model, inner);
        if (node is SimpleNameSyntax name) AppendCall(name, model, inner);
        if (structure is not null && inner.Count > 0) nodes.Add(new(structure, node, inner));
    }

    /// <summary>The branches of a guard have places of their own, so that a comparison can tell what runs take that began before it was there.</summary>
    private void AppendGuard(SyntaxNode node, (string Id, SyntaxNode? New, SyntaxNode? Old) guard, SemanticModel model, List<SkeletonNode> nodes)
    {
        List<SkeletonNode> branches = [];
        foreach ((string text, SyntaxNode? branch) in new[] { ("new", guard.New), ("old", guard.Old) })
        {
            List<SkeletonNode> inner = [];
            if (branch is not null) Walk(branch, model, inner);
            if (inner.Count > 0) branches.Add(new(text, branch!, inner));
        }

        nodes.Add(new(SkeletonLine.GuardOf(guard.Id), node, branches));
    }

    private void AppendCall(SimpleNameSyntax name, SemanticModel model, List<SkeletonNode> nodes)
    {
        ISymbol? symbol = ClassForm.CalledBy(name, model, cancellationToken);
        switch (new DurableCalls(_known).KindOf(symbol))
        {
            case DurableCallKind.None:
            case DurableCallKind.Durable when DurableCalls.IsUnrecorded(symbol!):
                break;
            case DurableCallKind.Step:
                IMethodSymbol step = (IMethodSymbol)symbol!;
                string key = KeyOf(step, _known.StepAttributeOf);
                if (!_steps.ContainsKey(key)) _steps.Add(key, (step, _arguments));
                nodes.Add(new($"step {key}", name, null));
                break;
            case DurableCallKind.Workflow:
                AppendWorkflow((IMethodSymbol)symbol!, name, nodes);
                break;
            case DurableCallKind.Child:
                nodes.Add(new($"child {_known.WorkflowOfChild(((IMethodSymbol)symbol!).OriginalDefinition)}", name, null));
                break;
            case DurableCallKind.Continuation:
                nodes.Add(new($"continue {_known.WorkflowOfContinuation(((IMethodSymbol)symbol!).OriginalDefinition)}", name, null));
                break;
            case DurableCallKind.Durable when PatchIdOf(name, model) is { } id:
                nodes.Add(new(SkeletonLine.QuestionOf(id), name, null));
                break;
            default:
                nodes.Add(new($"{symbol!.ContainingType.Name}.{symbol.Name}", name, null));
                break;
        }
    }

    private string? PatchIdOf(SimpleNameSyntax name, SemanticModel model)
    {
        SyntaxNode called = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return called.Parent is InvocationExpressionSyntax call ? new PatchGuards(_known, model, cancellationToken).IdOf(call) : null;
    }

    private void AppendWorkflow(IMethodSymbol method, SyntaxNode place, List<SkeletonNode> nodes)
    {
        IMethodSymbol callee = (method.ReducedFrom ?? method).OriginalDefinition;
        callee = callee.PartialImplementationPart ?? callee;
        List<SkeletonNode> inner = [];
        nodes.Add(new($"workflow {KeyOf(callee, _known.WorkflowAttributeOf)}", place, inner));
        if (!_active.Add(callee)) return;
        Substitution? outer = _arguments;
        if (method.ContainingType.IsGenericType) _arguments = new((INamedTypeSymbol)InCaller(method.ContainingType), compilation);
        foreach (SyntaxReference reference in callee.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is not MethodDeclarationSyntax syntax) continue;
            if (!compilation.ContainsSyntaxTree(syntax.SyntaxTree)) continue;
            dependencies.Add(syntax.SyntaxTree);
            SyntaxNode? body = (SyntaxNode?)syntax.Body ?? syntax.ExpressionBody;
            if (body is not null) Walk(body, compilation.GetSemanticModel(syntax.SyntaxTree), inner);
        }

        _arguments = outer;
        _active.Remove(callee);
    }

    private StepSignature SignatureOf(string key, IMethodSymbol step, Substitution? arguments) => new(
        key,
        step.Parameters.Where(each => !_known.IsCancellationToken(each.Type)).Select(each => TypeNames.InLockFile(arguments?.Of(each.Type) ?? each.Type)).ToEquatableArray(),
        _known.IsTaskLike(step.ReturnType) && KnownSymbols.ResultOf(step.ReturnType) is { } result ? TypeNames.InLockFile(arguments?.Of(result) ?? result) : "");

    private static string KeyOf(IMethodSymbol method, Func<IMethodSymbol, AttributeData?> attributeOf) =>
        (attributeOf((method.ReducedFrom ?? method).OriginalDefinition)?.ConstructorArguments.FirstOrDefault().Value as string
        ?? NameRules.DefaultName(ClassForm.NameOf(method)) ?? method.Name) + TypesOf(method.ContainingType);

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
