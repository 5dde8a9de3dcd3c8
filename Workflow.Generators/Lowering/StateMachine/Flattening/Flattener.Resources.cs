using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Lowering.StateMachine.Flattening;

/// <summary>
/// A resource does not survive a restart, so no await may stand where one is in use. That of its own disposal may, for it comes when the resource
/// is let go already:
/// <code>
/// await using (writer) { writer.Write(order); }      // try { writer.Write(order); } finally { await writer.DisposeAsync(); }
/// </code>
/// </summary>
internal sealed partial class Flattener
{
    private void Using(UsingStatementSyntax use)
    {
        if (use.AwaitKeyword.RawKind == 0 || HasAwait(use.Statement))
            throw NotCovered(use, "a using statement around an await", "a resource does not survive a restart; use it inside a [Step]");
        if (use.Declaration is { } declaration)
        {
            Add(new Begin([.. declaration.Variables.Select(_body.DeclaredBy).OfType<Variable>()]));
            Use(use.Span, [.. declaration.Variables], () => Embedded(use.Statement));
            return;
        }

        Variable resource = _body.Temporary("resource", TypeOf(use.Expression!), use);
        Execute(use.Expression!, $"{Assign(resource)} = {Expression(use.Expression!)};");
        Use(use, use.Span, resource, () => Embedded(use.Statement));
    }

    /// <summary>A <c>using</c> declaration, and what stands behind it to the end of its block.</summary>
    private void UseRest(LocalDeclarationStatementSyntax use, IReadOnlyList<StatementSyntax> rest)
    {
        if (use.AwaitKeyword.RawKind != 0 && !rest.Skip(1).Any(HasAwait))
        {
            Use(TextSpan.FromBounds(use.SpanStart, use.Parent!.Span.End), [.. use.Declaration.Variables], () => Sequence([.. rest.Skip(1)]));
            return;
        }

        if (!_body.Units.IsTail(use))
            throw NotCovered(use, "a using declaration before an await", "a resource does not survive a restart; use it inside a [Step], or in a block of its own");
        Dictionary<SyntaxNode, string> replacements = [];
        foreach (VariableDeclaratorSyntax declarator in use.Declaration.Variables)
            if (HasAwait(declarator)) replacements.Add(declarator.Initializer!.Value, Expression(declarator.Initializer.Value));
        foreach (StatementSyntax statement in rest) ReplaceJumps(statement, replacements);
        WaysOut ways = rest.Aggregate(WaysOut.None, static (all, each) => all | WaysOutOf(each));
        Execute(use, $"{{ {string.Join("\n", rest.Select(each => Render(each, replacements)))} }}", ways: ways);
    }

    private void Use(TextSpan span, IReadOnlyList<VariableDeclaratorSyntax> resources, Action body)
    {
        if (resources.Count == 0)
        {
            body();
            return;
        }

        Variable resource = _body.DeclaredBy(resources[0])!;
        Execute(resources[0], $"{Assign(resource)} = {Expression(resources[0].Initializer!.Value)};");
        Use(resources[0], span, resource, () => Use(span, [.. resources.Skip(1)], body));
    }

    private void Use(SyntaxNode use, TextSpan span, Variable resource, Action body) => TryWithMovedFinally(
        use, span, body, () =>
        {
            Label end = NewLabel("end");
            if (!resource.Type.IsValueType || IsNullableValue(resource.Type)) JumpIf(use, $"{Read(resource)} is null", end, null);
            Add(new Await(Disposal(use, resource), new Checkpoint("DisposeAsync", new AwaitedThing("DisposeAsync", []), "", PositionOf(use), LineOf(use))) { Position = PositionOf(use) });
            Execute(use, $"{Frame}.Resume();");
            Place(end);
        }, use.GetLastToken());

    /// <summary>By the interface where there is one, as C# does, else by the pattern.</summary>
    private string Disposal(SyntaxNode use, Variable resource)
    {
        Compilation compilation = _body.Method.Compilation;
        if (compilation.GetTypeByMetadataName("System.IAsyncDisposable") is { } contract && compilation.ClassifyConversion(resource.Type, contract).IsImplicit && resource.Type.TypeKind != TypeKind.Dynamic)
            return $"((global::System.IAsyncDisposable){Read(resource)}).DisposeAsync()";
        for (ITypeSymbol? type = resource.Type; type is not null; type = type.BaseType)
            if (type.GetMembers("DisposeAsync").OfType<IMethodSymbol>().FirstOrDefault(static each => !each.IsStatic) is { } method)
                if (_body.Method.Known.IsTaskLike(method.ReturnType)) return $"{Read(resource)}.DisposeAsync()";
        throw NotCovered(use, $"an await using of a {resource.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}", "use it inside a [Step]");
    }
}
