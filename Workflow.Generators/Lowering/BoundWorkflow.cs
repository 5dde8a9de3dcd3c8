using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Workflow.Generators.Binding;
using Workflow.Generators.Lowering.ReplayBody;
using Workflow.Generators.Lowering.Shape;
using Workflow.Generators.Lowering.StateMachine;

namespace Workflow.Generators.Lowering;

/// <summary>
/// A workflow's body, lowered: to a state machine, or else its text with durable calls redirected; its shape, the exceptions it handles; or why it
/// was not lowered.
/// </summary>
/// <param name="Body">The user's body.</param>
/// <param name="Text">The replay body.</param>
/// <param name="ShapeHash">The hash of its durable skeleton.</param>
/// <param name="CaughtExceptions">The exceptions that it handles.</param>
/// <param name="Refusal">Why nothing could be made of it; null where something was.</param>
internal sealed record BoundWorkflow(
    SyntaxNode Body, string Text, string ShapeHash, ImmutableArray<ITypeSymbol> CaughtExceptions, string? Refusal)
{
    /// <summary>A preprocessor symbol that makes every body a replay body.</summary>
    public const string ReplayOnly = "WORKFLOW_REPLAY_BODIES";

    /// <summary>The types that its hooks, signals and copies carry.</summary>
    public ImmutableArray<ITypeSymbol> Payloads { get; init; } = [];

    /// <summary>The state machine; null for a body that stays a replay body.</summary>
    public Machine? Machine { get; init; }

    /// <summary>The machine that the body would be if its variables could be kept; null where there is a machine, or a construct is not covered.</summary>
    public Machine? Outline { get; init; }

    /// <summary>What the machine's frames keep; null where there is no machine.</summary>
    public FrameMembers? Members { get; init; }

    /// <summary>Errors, then redirected calls, then shape: an erroneous body is not lowered, for its errors would be reported twice.</summary>
    public static BoundWorkflow Lower(DurableMethod method, SemanticModel model, BodyDependencies dependencies, CancellationToken cancellationToken)
    {
        SyntaxNode body = (SyntaxNode?)method.Syntax.Body ?? method.Syntax.ExpressionBody!.Expression;
        if (FirstError(body, model, cancellationToken) is { } error)
            return Refused(body, $"its body has the error {error.Id}: {error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
        ReplayBodyRewriter rewriter = new(model, method.Known, method.Symbol.Name, cancellationToken);
        string text = rewriter.Rewrite(body);
        if (rewriter.Refusal is { } refusal) return Refused(body, refusal);
        DurableSkeleton skeleton = new(method.Compilation, dependencies, cancellationToken);
        string shape = DurableSkeleton.HashOf(SkeletonNode.TextOf(skeleton.Of(body, model)));
        BoundWorkflow replayed = new(body, text, shape, skeleton.Caught, null) { Payloads = CarriedTypes.Of(body, model, method.Known, cancellationToken) };
        // For tests that compare the two kinds of twins.
        if (method.Syntax.SyntaxTree.Options.PreprocessorSymbolNames.Contains(ReplayOnly)) return replayed;
        ReplayReasons reasons = ReplayReasons.Of(method, model, rewriter.Edits, cancellationToken);
        if (reasons.IsMachine) return replayed with { Machine = reasons.Machine, Members = reasons.Members };
        // An analyzer tells the user; the replay body covers everything.
        return method.RequiresSnapshots ? Refused(body, reasons.Summary!) : replayed with { Outline = reasons.Machine };
    }

    /// <summary>The first compiler error in a body. A warning that a project makes an error is none: it is not reported for generated code.</summary>
    public static Diagnostic? FirstError(SyntaxNode body, SemanticModel model, CancellationToken cancellationToken) => body
        .GetDiagnostics().Concat(model.GetMethodBodyDiagnostics(body.Span, cancellationToken))
        .FirstOrDefault(static each => each.DefaultSeverity == DiagnosticSeverity.Error && each.Id.StartsWith("CS", StringComparison.Ordinal));

    private static BoundWorkflow Refused(SyntaxNode body, string reason) => new(body, "", "", [], reason);
}
