using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Workflow.Generators.Binding;
using Workflow.Generators.Lowering.ReplayBody;
using Workflow.Generators.Lowering.Shape;

namespace Workflow.Generators.Lowering;

/// <summary>
/// A workflow's body, lowered: its text with durable calls redirected, its shape, the exceptions it handles; or why it was not lowered.
/// </summary>
internal sealed record BoundWorkflow(
    SyntaxNode Body, string Text, string ShapeHash, ImmutableArray<ITypeSymbol> CaughtExceptions, string? Refusal)
{
    /// <summary>Errors, then redirected calls, then shape: an erroneous body is not lowered, for its errors would be reported twice.</summary>
    public static BoundWorkflow Lower(DurableMethod method, SemanticModel model, BodyDependencies dependencies, CancellationToken cancellationToken)
    {
        SyntaxNode body = (SyntaxNode?)method.Syntax.Body ?? method.Syntax.ExpressionBody!.Expression;
        IEnumerable<Diagnostic> errors = body.GetDiagnostics().Concat(model.GetMethodBodyDiagnostics(body.Span, cancellationToken));
        foreach (Diagnostic diagnostic in errors)
            if (diagnostic is { Severity: DiagnosticSeverity.Error, IsSuppressed: false } && diagnostic.Id.StartsWith("CS", StringComparison.Ordinal))
                return Refused(body, $"its body has the error {diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
        ReplayBodyRewriter rewriter = new(model, method.Known, method.Symbol.Name, cancellationToken);
        string text = rewriter.Rewrite(body);
        if (rewriter.Refusal is { } refusal) return Refused(body, refusal);
        DurableSkeleton skeleton = new(method.Compilation, dependencies, cancellationToken);
        string shape = DurableSkeleton.HashOf(skeleton.Of(body, model));
        return new(body, text, shape, skeleton.Caught, null);
    }

    private static BoundWorkflow Refused(SyntaxNode body, string reason) => new(body, "", "", [], reason);
}
