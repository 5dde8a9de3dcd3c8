using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Workflow.Generators.Binding;
using Workflow.Generators.Lowering.ReplayBody;
using Workflow.Generators.Lowering.StateMachine;
using Workflow.Generators.Lowering.StateMachine.Model;
using Workflow.Generators.Values;

namespace Workflow.Generators.Lowering;

/// <summary>
/// Whether a body can be a state machine, and if not, why it resumes by replay only: a construct that is not covered, or something that lives across a checkpoint
/// and cannot be kept. The one home of this question for the compiler and the analyzer.
/// </summary>
/// <param name="NotCovered">The first construct that state machines do not cover; null where all are.</param>
/// <param name="Machine">The machine; null where a construct is not covered.</param>
/// <param name="Members">What its frames have to keep; null where a construct is not covered.</param>
internal sealed record ReplayReasons(NotCoveredException? NotCovered, Machine? Machine, FrameMembers? Members)
{
    /// <summary>Whether there are no such reasons.</summary>
    public bool IsMachine => Members is { Unkept.IsEmpty: true };

    /// <summary>What cannot be kept: where it would have to live, and why it cannot.</summary>
    public ImmutableArray<(Variable Variable, Checkpoint Checkpoint, ValueProblem Problem)> Unkept => Members?.Unkept ?? [];

    /// <summary>The first reason, for an error at run time; null where there is none.</summary>
    public string? Summary => IsMachine ? null
        : $"it requires snapshots, and {(NotCovered is { } problem ? $"{problem.Finding}; {problem.Advice}" : $"'{Unkept[0].Variable.Name}' of type '{Unkept[0].Problem.Type}' cannot be kept: {Unkept[0].Problem.Reason}")}";

    /// <summary>Null for a body with compiler errors, which is not lowered at all.</summary>
    public static ReplayReasons? Of(DurableMethod method, SemanticModel model, CancellationToken cancellationToken)
    {
        SyntaxNode? body = (SyntaxNode?)method.Syntax.Body ?? method.Syntax.ExpressionBody?.Expression;
        if (body is null || BoundWorkflow.FirstError(body, model, cancellationToken) is not null) return null;
        ReplayBodyRewriter rewriter = new(model, method.Known, method.Symbol.Name, cancellationToken);
        _ = rewriter.Rewrite(body);
        return rewriter.Refusal is null ? Of(method, model, rewriter.Edits, cancellationToken) : null;
    }

    /// <param name="method">The workflow, whose body compiles.</param>
    /// <param name="model">Its meaning.</param>
    /// <param name="edits">The edits that redirect durable calls; more are added.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static ReplayReasons Of(DurableMethod method, SemanticModel model, TokenEdits edits, CancellationToken cancellationToken)
    {
        try
        {
            Machine machine = StateMachineCompiler.Compile(method, model, edits, cancellationToken);
            return new(null, machine, FrameMembers.Of(machine, method.Compilation, method.Symbol.ContainingType, cancellationToken));
        }
        catch (NotCoveredException problem)
        {
            return new(problem, null, null);
        }
    }
}
