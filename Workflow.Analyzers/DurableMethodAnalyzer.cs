using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers;

/// <summary>
/// A rule about one declaration that carries <c>[Workflow]</c> or <c>[Step]</c>. It is found by its syntax and not by its symbol: once the
/// generator has run, the symbol's own declaration is the generated one.
/// </summary>
public abstract class DurableMethodAnalyzer : WorkflowAnalyzer
{
    private protected override void Watch(CompilationStartAnalysisContext context, KnownSymbols symbols) =>
        context.RegisterSyntaxNodeAction(
            node =>
            {
                if (AnnotatedMethod.DeclaredBy(node, symbols) is { } method) Check(method, node);
            },
            SyntaxKind.MethodDeclaration);

    private protected abstract void Check(AnnotatedMethod method, SyntaxNodeAnalysisContext context);
}
