using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers;

/// <summary>
/// What every rule starts from: generated code is left alone, files are analyzed concurrently, and a project that does not
/// reference Workflow.Runtime costs nothing.
/// </summary>
public abstract class WorkflowAnalyzer : DiagnosticAnalyzer
{
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var symbols = KnownSymbols.Of(start.Compilation);
            if (symbols.WorkflowAttribute is not null && symbols.StepAttribute is not null) Watch(start, symbols);
        });
    }

    /// <summary>Registers the rule's actions for one compilation. What they share must be safe for concurrent use.</summary>
    private protected abstract void Watch(CompilationStartAnalysisContext context, KnownSymbols symbols);
}
