using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Workflow.Generators.Determinism;

namespace Workflow.Analyzers.Origins;

/// <summary>The effects of the methods of one compilation, found when a body first calls one. Safe for concurrent use.</summary>
internal sealed class MethodEffectsCatalog
{
    private const int Deepest = 6;

    private static readonly ConditionalWeakTable<Compilation, MethodEffectsCatalog> Catalogs = new();

    private readonly ConcurrentDictionary<IMethodSymbol, MethodEffects?> _known = new(SymbolEqualityComparer.Default);

    private MethodEffectsCatalog(Compilation compilation) => Compilation = compilation;

    public Compilation Compilation { get; }

    public static MethodEffectsCatalog In(Compilation compilation) => Catalogs.GetValue(compilation, static each => new(each));

    /// <summary>Whether the user wrote what reading a property does.</summary>
    public bool HasOwnCode(IPropertySymbol property) => property.GetMethod is { } getter && DeclarationOf(getter.OriginalDefinition) switch
    {
        AccessorDeclarationSyntax accessor => accessor.Body is not null || accessor.ExpressionBody is not null,
        // Of a positional record it is a parameter that declares the property.
        ArrowExpressionClauseSyntax or BasePropertyDeclarationSyntax => true,
        _ => false,
    };

    /// <summary>The effects of a method; null where there is no source to tell.</summary>
    /// <param name="method">The method that is called.</param>
    /// <param name="active">The methods whose bodies are being walked.</param>
    /// <param name="cancellationToken">Stops the walk.</param>
    public MethodEffects? Of(IMethodSymbol method, ImmutableArray<IMethodSymbol> active, CancellationToken cancellationToken)
    {
        method = method.OriginalDefinition;
        method = method.PartialImplementationPart ?? method;
        if (_known.TryGetValue(method, out MethodEffects? known)) return known;
        if (active.Length >= Deepest || active.Contains(method, SymbolEqualityComparer.Default)) return MethodEffects.None with { IsIncomplete = true };
        MethodEffects? found = Find(method, active.Add(method), cancellationToken);
        // What was found on the way round a circle depends on where the walk came from; only what does not is kept.
        return found is { IsIncomplete: true } && !active.IsEmpty ? found : _known.GetOrAdd(method, found);
    }

    /// <summary>The origins of what a method changes when it is given these very values. Where that cannot be told, all of them.</summary>
    /// <param name="method">The method that is called.</param>
    /// <param name="instance">What it is called on.</param>
    /// <param name="arguments">What it is given, by the number of the parameter.</param>
    /// <param name="active">The methods whose bodies are being walked.</param>
    /// <param name="cancellationToken">Stops the walk.</param>
    public ulong ChangedBy(
        IMethodSymbol method, Provenance instance, IReadOnlyList<Provenance> arguments, ImmutableArray<IMethodSymbol> active, CancellationToken cancellationToken)
    {
        // Of what is known in one piece, the effects say as much.
        bool hasParts = arguments.Append(instance).Any(static each => !each.Members.IsEmpty);
        method = method.OriginalDefinition;
        method = method.PartialImplementationPart ?? method;
        if (!hasParts || active.Length >= Deepest || active.Contains(method, SymbolEqualityComparer.Default)) return ulong.MaxValue;
        if (DeclarationOf(method) is not { } declaration || BodyOf(declaration, cancellationToken) is not { } body) return ulong.MaxValue;
        var flow = new ValueFlow(this, static (_, _) => 0, active.Add(method), cancellationToken) { This = instance };
        foreach (IParameterSymbol parameter in method.Parameters)
            if (parameter.Ordinal < arguments.Count) flow.Locals[parameter] = Mutability.Narrow(arguments[parameter.Ordinal], parameter.Type);
        flow.Walk(body);
        return flow.Changes.Aggregate(0UL, static (all, change) => all | change.Origins);
    }

    private MethodEffects? Find(IMethodSymbol method, ImmutableArray<IMethodSymbol> active, CancellationToken cancellationToken)
    {
        if (DeclarationOf(method) is not { } declaration) return method is { MethodKind: MethodKind.Constructor, IsImplicitlyDeclared: true, Parameters.IsEmpty: true } ? MethodEffects.None : null;
        if (declaration is TypeDeclarationSyntax) return MethodEffects.None with { Made = PrimaryConstructor.MadeBy(method) };
        if (BodyOf(declaration, cancellationToken) is not { } body) return null;
        var flow = new ValueFlow(this, static (_, _) => MethodEffects.Recorded, active, cancellationToken);
        bool isConstructor = method.MethodKind == MethodKind.Constructor;
        if (!method.IsStatic && !isConstructor) flow.This = MethodEffects.Of(-1);
        foreach (IParameterSymbol parameter in method.Parameters)
            flow.Locals[parameter] = Mutability.Narrow(MethodEffects.Of(parameter.Ordinal), parameter.Type);
        flow.Walk(body);
        ImmutableArray<MethodEffect> changes =
        [
            .. flow.Changes
                .OrderBy(static change => change.Place.SpanStart)
                .SelectMany(static change => MethodEffects.BitsOf(change.Origins).Select(bit => new MethodEffect(bit, change.Doing, change.Chain, change.IsKeyed)))
                .GroupBy(static effect => (effect.Parameter, effect.IsKeyed))
                .Select(static same => same.First()),
        ];
        Provenance returned = method.IsAsync ? Provenance.Giving(Provenance.Result, flow.Returned) : flow.Returned;
        return new MethodEffects(changes, Mutability.Narrow(returned, method.ReturnType), isConstructor ? flow.This : Provenance.Fresh, flow.HandedOn, flow.IsIncomplete);
    }

    private SyntaxNode? DeclarationOf(IMethodSymbol method) => method.DeclaringSyntaxReferences
        .Where(reference => !SourceBodies.IsGenerated(reference.SyntaxTree) && Compilation.ContainsSyntaxTree(reference.SyntaxTree))
        .Select(static reference => reference.GetSyntax())
        .FirstOrDefault();

    private IOperation? BodyOf(SyntaxNode declaration, CancellationToken cancellationToken)
    {
        // One model for all rules that follow helpers: what one of them has bound, the others need not bind again.
        return SourceBodies.In(Compilation).ModelOf(declaration.SyntaxTree).GetOperation(declaration, cancellationToken) switch
        {
            ILocalFunctionOperation function => function.Body,
            var operation => operation,
        };
    }
}
