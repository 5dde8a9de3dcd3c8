using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Binding;
using Workflow.Generators.Lowering;
using Workflow.Generators.Lowering.Shape;
using Workflow.Generators.Lowering.StateMachine;
using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Versioning;

/// <summary>Makes the lock entries of workflows. Roslyn's symbols stop here.</summary>
internal static class LockEntryBinder
{
    /// <summary>What a comparison needs, without lowering the body: no checkpoints. Null for a body with errors.</summary>
    public static SketchedEntry? Sketch(DurableMethod method, SemanticModel model, CancellationToken cancellationToken)
    {
        SyntaxNode? body = (SyntaxNode?)method.Syntax.Body ?? method.Syntax.ExpressionBody?.Expression;
        if (body is null || method.Key is null || !method.IsSupported) return null;
        DurableSkeleton skeleton = new(method.Compilation, new BodyDependencies(), cancellationToken);
        IReadOnlyList<SkeletonNode> nodes = skeleton.Of(body, model);
        (SkeletonLine Line, SyntaxNode Place)[] lines = [.. SkeletonNode.LinesOf(nodes)];
        LockEntry entry = new(
            method.Key, method.Version, DurableSkeleton.HashOf(SkeletonNode.TextOf(nodes)), lines.Select(static each => each.Line).ToEquatableArray(),
            default, skeleton.Steps.ToEquatableArray());
        return new(entry, [.. lines.Select(static each => each.Place)]);
    }

    /// <summary>The entries of a method: one, or one for each stated type of a generic class; none for a body that cannot be lowered.</summary>
    public static IEnumerable<LockEntry> Of(DurableMethod method, SemanticModel model, CancellationToken cancellationToken)
    {
        if (Sketch(method, model, cancellationToken) is not { } sketch) return [];
        BoundWorkflow bound = BoundWorkflow.Lower(method, model, new BodyDependencies(), cancellationToken);
        if (bound.Refusal is not null) return [];
        LockEntry entry = sketch.Entry with { Checkpoints = Checkpoints(bound.Machine).ToEquatableArray() };
        return NamesOf(method).Select(each => entry with { Name = each });
    }

    /// <summary>What the entries of a workflow are called.</summary>
    public static IEnumerable<string> NamesOf(DurableMethod method)
    {
        if (method.Key is not { } key) return [];
        return method.Symbol.ContainingType.IsGenericType ? method.StatedTypes.Select(each => each.KeyOf(key)) : [key];
    }

    /// <summary>The workflows of an assembly that can have entries.</summary>
    public static IEnumerable<DurableMethod> WorkflowsOf(Compilation compilation, CancellationToken cancellationToken)
    {
        KnownSymbols known = KnownSymbols.Of(compilation);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SemanticModel? model = null;
            foreach (MethodDeclarationSyntax syntax in tree.GetRoot(cancellationToken).DescendantNodes(static each => each is not BaseMethodDeclarationSyntax).OfType<MethodDeclarationSyntax>())
            {
                if (!DurableForms.MayBeDurable(syntax) || !DurableForms.IsImplementingPart(syntax)) continue;
                model ??= compilation.GetSemanticModel(tree);
                if (model.GetDeclaredSymbol(syntax, cancellationToken) is not { } symbol) continue;
                IMethodSymbol own = symbol.PartialImplementationPart ?? symbol;
                if (known.WorkflowAttributeOf(own) is not null && DurableMethod.Bind(DurableKind.Workflow, own, syntax, compilation) is { } method) yield return method;
            }
        }
    }

    private static ImmutableArray<LockedCheckpoint> Checkpoints(Machine? machine)
    {
        if (machine is null) return [];
        string title = machine.Id.Title;
        return
        [
            .. machine.InnermostFirst.Reverse().SelectMany(each => each.Checkpoints.Select(checkpoint => new LockedCheckpoint(
                each == machine ? checkpoint.Key : $"{NameOf(each)}: {checkpoint.Key}", checkpoint.Live.Select(LiveOf).ToEquatableArray()))),
        ];

        string NameOf(Machine function) => function.Id.Title.StartsWith(title, StringComparison.Ordinal) ? function.Id.Title.Substring(title.Length).TrimStart('.', '+', '/') : function.Id.Title;
    }

    private static LiveVariable LiveOf(Variable variable) => new(variable.Name, TypeNames.InLockFile(variable.Type));
}
