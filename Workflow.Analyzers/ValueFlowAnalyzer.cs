using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Workflow.Analyzers.Methods;
using Workflow.Analyzers.Origins;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers;

/// <summary>A rule about what the body of a workflow or step does with values: where they come from, and who else has them.</summary>
public abstract class ValueFlowAnalyzer : WorkflowAnalyzer
{
    private protected abstract DurableKind Kind { get; }

    private protected sealed override void Watch(CompilationStartAnalysisContext context, KnownSymbols symbols) =>
        context.RegisterOperationBlockAction(block =>
        {
            if (block.OwningSymbol is not IMethodSymbol method || AnnotatedMethod.KindOf(method, symbols) != Kind) return;
            foreach (IOperation body in block.OperationBlocks)
                if (body is IBlockOperation) Check(BodyFlow.Of(method, body, block.Compilation, block.CancellationToken), body, method, block);
        });

    private protected abstract void Check(BodyFlow flow, IOperation body, IMethodSymbol method, OperationBlockAnalysisContext context);
}
