using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Methods;

/// <summary>The generated <c>StartXAsync</c> of a workflow, as far as a call of it can be confused with another.</summary>
internal sealed class StartSignature
{
    private readonly EquatableArray<StartParameter> _parameters;
    private readonly string[] _types;
    private readonly int _typeParameters;

    private StartSignature(StartMethod start, DurableMethod method)
    {
        Name = start.Name;
        _parameters = start.Parameters;
        ImmutableArray<ITypeParameterSymbol> parameters = TypeParameters.Of(method.Symbol.ContainingType);
        _typeParameters = parameters.Length;
        // What type parameters are called makes no difference to a call.
        Substitution places = new(
            parameters, [.. parameters.Select((_, index) => method.Compilation.CreateErrorTypeSymbol(null, $"!{index}", 0))], method.Compilation);
        // The generator tells signatures apart in the same way, and writes one of two that are alike.
        _types = [.. method.Values.Select(each => TypeNames.InCode(places.Of(each.Type)).Replace("?", ""))];
    }

    public string Name { get; }

    /// <summary>The start method that is generated for a workflow; null where there is none.</summary>
    public static StartSignature? Of(AnnotatedMethod method, Compilation compilation) =>
        DurableMethod.Bind(method.Kind, method.Symbol, method.Declaration, compilation) is { } bound
        && DeclarationBinder.Bind(bound).Start is { } start
            ? new(start, bound)
            : null;

    /// <summary>Whether some call fits both: the same types as far as the shorter goes, and only optional parameters beyond.</summary>
    public bool IsAmbiguousWith(StartSignature other)
    {
        if (Name != other.Name || _typeParameters != other._typeParameters) return false;
        StartSignature shorter = _parameters.Count <= other._parameters.Count ? this : other;
        StartSignature longer = shorter == this ? other : this;
        for (int i = 0; i < longer._parameters.Count; i++)
        {
            bool isSame = i < shorter._parameters.Count && longer._types[i] == shorter._types[i];
            if (!isSame && (i < shorter._parameters.Count || longer._parameters[i].Default is null)) return false;
        }

        return true;
    }
}
