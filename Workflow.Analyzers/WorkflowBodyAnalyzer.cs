using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers;

/// <summary>A rule about what stands in the body of a <c>[Workflow]</c> method, its lambdas and local functions included.</summary>
public abstract class WorkflowBodyAnalyzer : WorkflowAnalyzer
{
    private protected override void Watch(CompilationStartAnalysisContext context, KnownSymbols symbols) =>
        context.RegisterOperationBlockAction(block =>
        {
            if (block.OwningSymbol is not IMethodSymbol workflow || symbols.WorkflowAttributeOf(workflow) is null) return;
            foreach (IOperation body in block.OperationBlocks)
            {
                // A default value or an attribute argument has an operation of its own beside the body.
                if (body is IBlockOperation) CheckBody(body, workflow, symbols, block);
            }
        });

    private protected virtual void CheckBody(IOperation body, IMethodSymbol workflow, KnownSymbols symbols, OperationBlockAnalysisContext context)
    {
        foreach (IOperation operation in body.Descendants()) Check(operation, workflow, symbols, context);
    }

    private protected abstract void Check(IOperation operation, IMethodSymbol workflow, KnownSymbols symbols, OperationBlockAnalysisContext context);
}
