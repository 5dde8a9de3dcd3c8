using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Binding;

namespace Workflow.Generators.Finding;

/// <summary>Finds the implementing parts that are workflows or steps and hands each to a transform, through a memo.</summary>
internal static class DurableMethodFinder
{
    public delegate T? Transform<T>(DurableMethod method, SemanticModel model, BodyDependencies dependencies, CancellationToken cancellationToken);

    /// <summary>The methods that carry <c>[Workflow]</c> or <c>[Step]</c>.</summary>
    public static IncrementalValuesProvider<T> Find<T>(
        IncrementalGeneratorInitializationContext context, DurableKind kind, Transform<T> transform, Func<Failure, T> failed, string trackingName,
        Action<T, SyntaxNode, Compilation>? found = null)
        where T : class
    {
        TransformMemo<T> memo = new();
        string attribute = kind == DurableKind.Workflow ? KnownSymbols.WorkflowAttributeName : KnownSymbols.StepAttributeName;
        return Named(
            context.SyntaxProvider.ForAttributeWithMetadataName(
                attribute,
                static (node, _) => DurableForms.IsImplementingPart(node),
                (method, token) => Remembered(memo, (MethodDeclarationSyntax)method.TargetNode, method.SemanticModel, _ => kind, transform, failed, found, token)),
            trackingName);
    }

    /// <summary>The bodies of classes that are workflows or steps. They need no attribute, so they are found by what they override.</summary>
    public static IncrementalValuesProvider<T> FindClasses<T>(
        IncrementalGeneratorInitializationContext context, Transform<T> transform, Func<Failure, T> failed, string trackingName, Action<T, SyntaxNode, Compilation>? found = null)
        where T : class
    {
        TransformMemo<T> memo = new();
        return Named(
            context.SyntaxProvider.CreateSyntaxProvider(
                static (node, _) => node is MethodDeclarationSyntax method && ClassForm.MayBe(method) && DurableForms.IsImplementingPart(method),
                (method, token) => Remembered(memo, (MethodDeclarationSyntax)method.Node, method.SemanticModel, KindOfClass, transform, failed, found, token)),
            trackingName);
    }

    /// <summary>Null for an override of something else, and for one that is found by an attribute of its own.</summary>
    private static DurableKind? KindOfClass(IMethodSymbol symbol)
    {
        if (ClassForm.MarkOf(symbol) is not { } mark || symbol.GetAttributes().Any(static each => each.AttributeClass?.Name is "WorkflowAttribute" or "StepAttribute")) return null;
        return mark.Name == ClassForm.Body ? DurableKind.Workflow : DurableKind.Step;
    }

    private static IncrementalValuesProvider<T> Named<T>(IncrementalValuesProvider<T?> results, string trackingName)
        where T : class =>
        results.Where(static each => each is not null).Select(static (each, _) => each!).WithTrackingName(trackingName);

    private static T? Remembered<T>(
        TransformMemo<T> memo, MethodDeclarationSyntax syntax, SemanticModel model, Func<IMethodSymbol, DurableKind?> kindOf, Transform<T> transform, Func<Failure, T> failed,
        Action<T, SyntaxNode, Compilation>? found, CancellationToken cancellationToken)
        where T : class
    {
        T? result = memo.GetOrCompute(syntax, model.Compilation, dependencies => Guarded(syntax, model, kindOf, transform, failed, dependencies, cancellationToken));
        if (result is not null) found?.Invoke(result, syntax, model.Compilation);
        return result;
    }

    /// <summary>An exception in a generator would silence it for the whole project; one method's is told apart and reported.</summary>
    private static T? Guarded<T>(
        MethodDeclarationSyntax syntax, SemanticModel model, Func<IMethodSymbol, DurableKind?> kindOf, Transform<T> transform, Func<Failure, T> failed, BodyDependencies dependencies,
        CancellationToken cancellationToken)
        where T : class
    {
        var symbol = (IMethodSymbol)model.GetDeclaredSymbol(syntax, cancellationToken)!;
        try
        {
            if (kindOf(symbol) is not { } kind) return null;
            if (kind == DurableKind.Workflow && GeneratedCalls.AreIn(syntax))
            {
                model = GeneratedCalls.Complete(model.Compilation, cancellationToken).GetSemanticModel(syntax.SyntaxTree);
                symbol = (IMethodSymbol)model.GetDeclaredSymbol(syntax, cancellationToken)!;
            }

            return DurableMethod.Bind(kind, symbol, syntax, model.Compilation) is { } method
                ? transform(method, model, dependencies, cancellationToken)
                : null;
        }
#pragma warning disable CA1031 // Whatever it is, it is a defect of ours that must not take the other methods down.
        catch (Exception problem) when (problem is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return failed(new Failure(TypeNames.InMessages(symbol), $"{problem.GetType().Name}: {problem.Message}"));
        }
    }
}
