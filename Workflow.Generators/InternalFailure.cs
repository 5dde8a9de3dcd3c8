using Microsoft.CodeAnalysis;
using Workflow.Generators.Binding;

namespace Workflow.Generators;

/// <summary>WFL9001: a defect of the generator. The one thing that it reports itself, for no analyzer can know of it.</summary>
internal static class InternalFailure
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "WFL9001",
        "The workflow generator failed",
        "The workflow generator could not process '{0}': {1}. This is a defect of the generator; please report it with the method's source.",
        "Usage",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static void Report(SourceProductionContext context, Failure failure) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptor, Location.None, failure.Method, failure.Problem));
}
