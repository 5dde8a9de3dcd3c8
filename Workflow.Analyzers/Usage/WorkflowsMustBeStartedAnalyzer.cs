using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Workflow.Analyzers.Bodies;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Usage;

/// <summary>WFL1010. What is called directly is the plain body. Tests do so on purpose; helpers of workflows are the business of WFL1017, steps of WFL1012.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WorkflowsMustBeStartedAnalyzer : WorkflowAnalyzer
{
    public const string Id = "WFL1010";

    /// <summary>The name of the generated start method, where there is one.</summary>
    internal const string StartMethod = nameof(StartMethod);

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Workflows must be started through the client",
        "'{0}' calls workflow '{1}' directly, which runs its plain body: nothing is recorded, and a crash loses it; {2}",
        Category.Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A run with a record, which survives a crash, is started with the generated StartXAsync of WorkflowClient.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Watch(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (TestProjects.Contain(context.Compilation)) return;
        context.RegisterOperationAction(operation => Check(operation, symbols), OperationKind.Invocation, OperationKind.MethodReference);
    }

    private static void Check(OperationAnalysisContext context, KnownSymbols symbols)
    {
        IMethodSymbol called = context.Operation is IInvocationOperation call ? call.TargetMethod : ((IMethodReferenceOperation)context.Operation).Method;
        // Attributes are looked at last: nearly every call of a project comes by here.
        if (!symbols.IsTaskLike(called.ReturnType) || AnnotatedMethod.KindOf(called, symbols) != DurableKind.Workflow) return;
        if (context.ContainingSymbol is IMethodSymbol caller && AnnotatedMethod.KindOf(caller, symbols) is not null) return;
        if (CallSite.IsInNameof(context.Operation) || NamesInReach.Of(context.Compilation).OfWorkflows(context.ContainingSymbol)) return;

        called = ClassForm.CalledOn((context.Operation as IInvocationOperation)?.Instance?.Type ?? (context.Operation as IMethodReferenceOperation)?.Instance?.Type, called);
        string? start = StartMethodOf(called, symbols, context.Compilation);
        string replacement = start is null
            ? $"make '{ClassForm.NameOf(called)}' public or internal, and start it through WorkflowClient"
            : $"start it with '{start}' of WorkflowClient";
        context.ReportDiagnostic(Diagnostic.Create(
            Rule, CallSite.NameIn(context.Operation.Syntax).GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(StartMethod, start),
            SymbolNames.InCode(context.ContainingSymbol), SymbolNames.Of(called), replacement));
    }

    /// <summary>The start method that is generated for a workflow, of this compilation or of another; null where there is none.</summary>
    private static string? StartMethodOf(IMethodSymbol workflow, KnownSymbols symbols, Compilation compilation)
    {
        IMethodSymbol declared = (workflow.ReducedFrom ?? workflow).OriginalDefinition;
        if (AnnotatedMethod.From(declared, symbols) is { } own) return StartSignature.Of(own, compilation)?.Name;
        string name = $"Start{NameRules.WithoutAsync(ClassForm.NameOf(declared))}Async";
        return declared.ContainingType.ContainingNamespace.GetTypeMembers(GeneratedNames.ExtensionsOf(declared.ContainingType))
            .Any(type => type.GetMembers(name).Length > 0)
                ? name
                : null;
    }
}
