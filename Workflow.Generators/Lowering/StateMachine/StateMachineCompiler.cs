using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Binding;
using Workflow.Generators.Lowering.ReplayBody;
using Workflow.Generators.Lowering.StateMachine.Facts;
using Workflow.Generators.Lowering.StateMachine.Flattening;
using Workflow.Generators.Lowering.StateMachine.Model;
using Workflow.Generators.Lowering.StateMachine.Passes;

namespace Workflow.Generators.Lowering.StateMachine;

/// <summary>Lowers a body to a state machine, pass by pass.</summary>
internal static class StateMachineCompiler
{
    /// <param name="method">The workflow.</param>
    /// <param name="model">Its meaning.</param>
    /// <param name="edits">The edits that redirect durable calls; more are added.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="NotCoveredException">The body has a construct that machines do not cover.</exception>
    public static Machine Compile(DurableMethod method, SemanticModel model, TokenEdits edits, CancellationToken cancellationToken)
    {
        SyntaxNode root = (SyntaxNode?)method.Syntax.Body ?? method.Syntax.ExpressionBody!.Expression;
        if (!method.Syntax.Modifiers.Any(SyntaxKind.AsyncKeyword))
            throw new NotCoveredException(method.Syntax, "a method that is not async", "make it async, and await the task that it returns");
        if (IsGeneric(method)) throw new NotCoveredException(method.Syntax, "a generic class", "move it to a class that is not generic, and its steps may stay");
        if (method.Syntax.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().Any(static each => each.Modifiers.Any(SyntaxKind.UnsafeKeyword)))
            throw new NotCoveredException(method.Syntax, "unsafe code", "take 'unsafe' off the method and the types around it, and put what needs it into an unsafe block without awaits or into a [Step]");
        // What the machine cannot ask the framework for: composites have to be known to the run, parameter names to stay the user's.
        FrameworkCalls.Redirect(root, model, edits, method.Known, cancellationToken);
        Body body = Body.OfWorkflow(method, root, model, edits, cancellationToken);
        if (body.HidesFrame() is { } hiding) throw new NotCoveredException(hiding, "a variable called '__frame'", "give it another name");
        return Compile(body, cancellationToken);
    }

    /// <param name="body">Awaits, units that stay whole, variables; their names in the text are marks.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    private static Machine Compile(Body body, CancellationToken cancellationToken)
    {
        // Async functions are machines of their own, and in the text what makes their frames.
        List<Body> inner = [];
        foreach (SyntaxNode function in body.Functions.All)
        {
            inner.Add(body.OfFunction(function, cancellationToken));
            FunctionText.Replace(function, inner[inner.Count - 1], body);
        }

        // The text of local functions, which those machines call as well.
        body.LocalFunctions.Write();
        IReadOnlyList<Machine> functions = [.. inner.Select(each => Compile(each, cancellationToken))];
        // No nested statement around an await any more: labels, jumps, temporaries, and every await an instruction of its own.
        FlatBody flat = Flattener.Flatten(body, cancellationToken);
        // Each await knows its number and its key.
        IReadOnlyList<Checkpoint> checkpoints = StateKeys.Assign(flat.Region);
        // Each checkpoint knows what has to be saved there.
        Liveness.Analyze(flat, body);
        // Each variable has a name of its own, and is a member of the frame or a local.
        Hoisting.Assign(body, checkpoints);
        return new Machine(body.Id, body.Result, flat.Region, body.Variables, checkpoints, flat.Constants, body.LocalFunctions.Texts, functions);
    }

    private static bool IsGeneric(DurableMethod method)
    {
        for (INamedTypeSymbol? type = method.Symbol.ContainingType; type is not null; type = type.ContainingType)
            if (type.TypeParameters.Length > 0) return true;
        return false;
    }
}
