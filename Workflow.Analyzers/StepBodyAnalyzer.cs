using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers;

/// <summary>A rule about what stands in the body of a <c>[Step]</c> method, its lambdas and local functions included.</summary>
public abstract class StepBodyAnalyzer : WorkflowAnalyzer
{
    private protected override void Watch(CompilationStartAnalysisContext context, KnownSymbols symbols) =>
        context.RegisterOperationBlockAction(block =>
        {
            if (block.OwningSymbol is not IMethodSymbol step || symbols.StepAttributeOf(step) is null) return;
            foreach (IOperation body in block.OperationBlocks)
            {
                // A default value or an attribute argument has an operation of its own beside the body.
                if (body is not IBlockOperation) continue;
                foreach (IOperation operation in body.Descendants()) Check(operation, step, symbols, block);
            }
        });

    private protected abstract void Check(IOperation operation, IMethodSymbol step, KnownSymbols symbols, OperationBlockAnalysisContext context);
}
