using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Binding;
using Workflow.Generators.Lowering;
using Workflow.Generators.Versioning;

namespace Workflow.Analyzers.Versioning;

/// <summary>A rule about workflows beside what the lock file says of them. A project without a lock file costs nothing.</summary>
public abstract class LockedWorkflowAnalyzer : WorkflowAnalyzer
{
    /// <summary>The name of the entry that a diagnostic is about.</summary>
    public const string Name = nameof(Name);

    /// <summary>The version of the entry that a diagnostic is about.</summary>
    public const string Version = nameof(Version);

    private protected sealed override void Watch(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (LockSource.FileIn(context.Options) is not { } file || LockSource.Of(file, context.CancellationToken) is not { } source) return;
        context.RegisterAdditionalFileAction(each =>
        {
            if (each.AdditionalFile == file) CheckFile(each, source);
        });
        if (source.Problem is not null) return;
        context.RegisterSyntaxNodeAction(
            node =>
            {
                if (AnnotatedMethod.DeclaredBy(node, symbols) is not { Kind: DurableKind.Workflow } method) return;
                if (DurableMethod.Bind(DurableKind.Workflow, method.Symbol, method.Declaration, node.Compilation) is not { } workflow) return;
                if (!DurableForms.IsImplementingPart(workflow.Syntax)) return;
                if (WorkflowSketches.Of(workflow, node.SemanticModel, node.CancellationToken) is not { } sketch) return;
                foreach (string name in LockEntryBinder.NamesOf(workflow))
                    Check(node, method, sketch with { Entry = sketch.Entry with { Name = name } }, source.File.Find(name, workflow.Version));
            },
            SyntaxKind.MethodDeclaration);
    }

    /// <summary>Checks the file itself.</summary>
    private protected virtual void CheckFile(AdditionalFileAnalysisContext context, LockSource source) { }

    /// <summary>Checks a workflow against its entry; null where it has none.</summary>
    private protected abstract void Check(SyntaxNodeAnalysisContext context, AnnotatedMethod method, SketchedEntry current, LockEntry? locked);

    /// <summary>Whether the body does not compile at the moment: then some of its calls may not be known.</summary>
    private protected static bool IsBroken(SyntaxNodeAnalysisContext context, MethodDeclarationSyntax workflow) =>
        ((SyntaxNode?)workflow.Body ?? workflow.ExpressionBody) is not { } body
        || BoundWorkflow.FirstError(body, context.SemanticModel, context.CancellationToken) is not null;
}
