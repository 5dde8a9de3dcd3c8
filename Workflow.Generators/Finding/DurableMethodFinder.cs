using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Binding;

namespace Workflow.Generators.Finding;

/// <summary>Finds the implementing parts that carry <c>[Workflow]</c> or <c>[Step]</c> and hands each to a transform, through a memo.</summary>
internal static class DurableMethodFinder
{
    public delegate T? Transform<T>(DurableMethod method, SemanticModel model, BodyDependencies dependencies, CancellationToken cancellationToken);

    public static IncrementalValuesProvider<T> Find<T>(
        IncrementalGeneratorInitializationContext context, DurableKind kind, Transform<T> transform, Func<Failure, T> failed, string trackingName,
        Action<T, SyntaxNode, Compilation>? found = null)
        where T : class
    {
        TransformMemo<T> memo = new();
        string attribute = kind == DurableKind.Workflow ? KnownSymbols.WorkflowAttributeName : KnownSymbols.StepAttributeName;
        return context.SyntaxProvider
            .ForAttributeWithMetadataName(
                attribute,
                static (node, _) => DurableForms.IsImplementingPart(node),
                (method, token) =>
                {
                    Compilation compilation = method.SemanticModel.Compilation;
                    T? result = memo.GetOrCompute(method.TargetNode, compilation, dependencies => Guarded(method, kind, transform, failed, dependencies, token));
                    if (result is not null) found?.Invoke(result, method.TargetNode, compilation);
                    return result;
                })
            .Where(static each => each is not null)
            .Select(static (each, _) => each!)
            .WithTrackingName(trackingName);
    }

    /// <summary>An exception in a generator would silence it for the whole project; one method's is told apart and reported.</summary>
    private static T? Guarded<T>(
        GeneratorAttributeSyntaxContext found, DurableKind kind, Transform<T> transform, Func<Failure, T> failed, BodyDependencies dependencies,
        CancellationToken cancellationToken)
        where T : class
    {
        IMethodSymbol symbol = (IMethodSymbol)found.TargetSymbol;
        try
        {
            SemanticModel model = found.SemanticModel;
            if (kind == DurableKind.Workflow && GeneratedCalls.AreIn(found.TargetNode))
            {
                model = GeneratedCalls.Complete(model.Compilation, cancellationToken).GetSemanticModel(found.TargetNode.SyntaxTree);
                symbol = (IMethodSymbol)model.GetDeclaredSymbol(found.TargetNode, cancellationToken)!;
            }

            return DurableMethod.Bind(kind, symbol, (MethodDeclarationSyntax)found.TargetNode, model.Compilation) is { } method
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
