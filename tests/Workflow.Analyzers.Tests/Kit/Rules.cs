using Microsoft.CodeAnalysis.Diagnostics;

namespace Workflow.Analyzers.Tests.Kit;

/// <summary>Every rule of the catalogue that is there.</summary>
internal static class Rules
{
    public static DiagnosticAnalyzer[] All { get; } =
    [
        .. typeof(WorkflowAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(WorkflowAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];
}
