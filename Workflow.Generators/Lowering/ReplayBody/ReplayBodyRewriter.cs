using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Binding;

namespace Workflow.Generators.Lowering.ReplayBody;

/// <summary>
/// Redirects the durable calls of a body to the run's context and changes nothing else:
/// <code>
/// Payment payment = await ChargeCard(order).ConfigureAwait(false);
/// await Task.WhenAll(order.Lines.Select(Ship));
/// await approval.WaitAsync(timeout);
/// </code>
/// becomes
/// <code>
/// Payment payment = await __ChargeCard(__context, order);
/// await Task.WhenAll(order.Lines.Select(((Line __0) => __Ship(__context, __0))));
/// await __context.WaitAsync(approval, timeout);
/// </code>
/// </summary>
internal sealed class ReplayBodyRewriter(SemanticModel model, KnownSymbols known, string methodName, CancellationToken cancellationToken)
{
    private readonly DurableCalls _calls = new(known);
    private readonly TokenEdits _edits = new();

    /// <summary>The edits that <see cref="Rewrite"/> made, for those who change more.</summary>
    public TokenEdits Edits => _edits;

    /// <summary>Why the body cannot be lowered, as the end of a sentence; null where it can.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The text of a block or expression with its durable calls redirected.</summary>
    public string Rewrite(SyntaxNode body)
    {
        if (BodyLimit.OfNames(body) is { } limit) Refusal ??= $"its body {limit.Finding}";
        foreach (SyntaxNode node in body.DescendantNodesAndSelf())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (node is SimpleNameSyntax name) Redirect(name);
        }

        // Last, for it asks what has become of the arguments.
        foreach (SyntaxNode node in body.DescendantNodesAndSelf())
            if (node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax)
                CallerInfoRedirect.Apply(_edits, model, (ExpressionSyntax)node, body, methodName);
        return _edits.Apply(body);
    }

    private void Redirect(SimpleNameSyntax name)
    {
        if (name.Identifier.IsMissing || name.Parent is NameColonSyntax or NameEqualsSyntax) return;
        if (BodyLimit.At(name, model, known, cancellationToken) is { } limit) Refusal ??= $"its body {limit.Finding}";
        if (ClassForm.CalledBy(name, model, cancellationToken) is IMethodSymbol method) Redirect(name, method);
    }

    private void Redirect(SimpleNameSyntax name, IMethodSymbol method)
    {
        ExpressionSyntax whole = BodyLimit.WholeOf(name);
        InvocationExpressionSyntax? call = whole.Parent is InvocationExpressionSyntax parent && parent.Expression == whole ? parent : null;
        DurableCallKind kind = _calls.KindOf(method);
        if (kind is DurableCallKind.Step or DurableCallKind.Workflow or DurableCallKind.WaitAsync) AllowCapture(name);
        if (kind is DurableCallKind.Step or DurableCallKind.Workflow && !IsInNameOf(name)) RequireForm(method, kind);
        switch (kind)
        {
            case DurableCallKind.Step or DurableCallKind.Workflow when call is not null:
                CallRedirect.Apply(_edits, name, call, method);
                break;
            case DurableCallKind.Step or DurableCallKind.Workflow when !IsInNameOf(name):
                MethodGroupRedirect.Apply(_edits, model, name, whole, method);
                break;
            case DurableCallKind.WaitAsync when call is not null:
                WaitAsyncRedirect.Apply(_edits, name, call);
                break;
            case DurableCallKind.None when call is not null && method.Name == "ConfigureAwait":
                ConfigureAwaitRedirect.Apply(_edits, name, call, method);
                break;
        }
    }

    private void RequireForm(IMethodSymbol method, DurableCallKind kind)
    {
        if (!DurableForms.IsThereFor(method, kind == DurableCallKind.Step ? DurableKind.Step : DurableKind.Workflow, model.Compilation))
            Refusal ??= $"its body calls '{TypeNames.InMessages(method)}', which has no durable form";
    }

    /// <summary>A static lambda or local function that makes a durable call cannot stay static: it needs the context.</summary>
    private void AllowCapture(SimpleNameSyntax name)
    {
        foreach (SyntaxNode node in name.Ancestors())
        {
            SyntaxTokenList modifiers = node switch
            {
                AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers,
                LocalFunctionStatementSyntax function => function.Modifiers,
                _ => default,
            };
            foreach (SyntaxToken modifier in modifiers)
                if (modifier.IsKind(SyntaxKind.StaticKeyword)) _edits.Instead(modifier, "");
            if (node is MemberDeclarationSyntax) return;
        }
    }

    private bool IsInNameOf(SimpleNameSyntax name) =>
        name.Ancestors().OfType<InvocationExpressionSyntax>().Any(each =>
            each.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" }
            && model.GetConstantValue(each, cancellationToken).HasValue);
}
