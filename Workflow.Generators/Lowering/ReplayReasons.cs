using Microsoft.CodeAnalysis;
using Workflow.Generators.Binding;
using Workflow.Generators.Lowering.ReplayBody;
using Workflow.Generators.Lowering.StateMachine;

namespace Workflow.Generators.Lowering;

/// <summary>Why a body resumes by replay only: the construct that is not covered, or what lives across a checkpoint and cannot be kept. For analyzers.</summary>
/// <param name="NotCovered">The first construct that state machines do not cover; null where all are.</param>
/// <param name="Members">What the frames would have to keep; null where a construct is not covered.</param>
internal sealed record ReplayReasons(NotCoveredException? NotCovered, FrameMembers? Members)
{
    /// <summary>Null for a body with compiler errors, which is not lowered at all.</summary>
    public static ReplayReasons? Of(DurableMethod method, SemanticModel model, CancellationToken cancellationToken)
    {
        SyntaxNode? body = (SyntaxNode?)method.Syntax.Body ?? method.Syntax.ExpressionBody?.Expression;
        if (body is null || BoundWorkflow.FirstError(body, model, cancellationToken) is not null) return null;
        ReplayBodyRewriter rewriter = new(model, method.Known, method.Symbol.Name, cancellationToken);
        _ = rewriter.Rewrite(body);
        if (rewriter.Refusal is not null) return null;
        try
        {
            Machine machine = StateMachineCompiler.Compile(method, model, rewriter.Edits, cancellationToken);
            return new(null, FrameMembers.Of(machine, method.Compilation, method.Symbol.ContainingType, cancellationToken));
        }
        catch (NotCoveredException problem)
        {
            return new(problem, null);
        }
    }
}
