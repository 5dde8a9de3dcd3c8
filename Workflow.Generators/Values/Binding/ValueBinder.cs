using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Workflow.Generators.Binding;

namespace Workflow.Generators.Values.Binding;

/// <summary>
/// Turns types into expressions of codecs. What the framework's table does not have becomes a codec of its own, and so do the types
/// of its members, each once.
/// </summary>
internal sealed class ValueBinder(Compilation compilation, INamedTypeSymbol? within, CancellationToken cancellationToken)
{
    private readonly Dictionary<ITypeSymbol, string> _values = new(SymbolEqualityComparer.Default);
    // What a frame may hold, an object in it may not, so the same type can have two codecs.
    private readonly Dictionary<ITypeSymbol, string> _inFrames = new(SymbolEqualityComparer.Default);
    private readonly SortedDictionary<string, CodecSource> _sources = new(StringComparer.Ordinal);
    private readonly HashSet<string> _begun = new(StringComparer.Ordinal);
    private readonly CodecOverrides _overrides = new(compilation);

    public Compilation Compilation => compilation;

    public INamedTypeSymbol? Within => within;

    /// <summary>Whether values may hold what only a frame can: tasks, the run's token. What is inside an object of the user's may not.</summary>
    public bool IsForFrames { get; set; }

    public List<ValueProblem> Problems { get; } = [];

    /// <summary>What is carried and may come back different; looked for only where somebody asks.</summary>
    public List<ValueProblem>? Doubts { get; set; }

    public List<string> ExceptionCodecs { get; } = [];

    /// <summary>The exceptions that have been bound, with their codecs; null for those that cannot be rebuilt.</summary>
    public Dictionary<ITypeSymbol, string?> Rebuilders { get; } = new(SymbolEqualityComparer.Default);

    public ImmutableArray<CodecSource> Sources => [.. _sources.Values];

    private Dictionary<ITypeSymbol, string> Expressions => IsForFrames ? _inFrames : _values;

    /// <summary>An expression for the codec of a type; one of the right type even where a problem was found.</summary>
    public string CodecFor(ITypeSymbol type, string path)
    {
        cancellationToken.ThrowIfCancellationRequested();
        type = TypeText.Plain(type);
        if (Expressions.TryGetValue(type, out string? known)) return known;
        string expression = Find(type, path);
        Expressions[type] = expression;
        return expression;
    }

    /// <summary>Runs a binding that is to leave no trace if it meets a problem.</summary>
    public bool Try(Action binding)
    {
        int problems = Problems.Count;
        Dictionary<ITypeSymbol, string> values = new(_values, SymbolEqualityComparer.Default);
        Dictionary<ITypeSymbol, string> inFrames = new(_inFrames, SymbolEqualityComparer.Default);
        Dictionary<string, CodecSource> sources = new(_sources);
        HashSet<string> begun = new(_begun, StringComparer.Ordinal);
        binding();
        if (Problems.Count == problems) return true;
        Problems.RemoveRange(problems, Problems.Count - problems);
        Restore(_values, values);
        Restore(_inFrames, inFrames);
        _begun.IntersectWith(begun);
        _sources.Clear();
        foreach (KeyValuePair<string, CodecSource> entry in sources) _sources.Add(entry.Key, entry.Value);
        return false;
    }

    /// <summary>Whether the codec of this expression is bound for the first time.</summary>
    public bool Begin(string expression) => _begun.Add(expression);

    public void Report(ITypeSymbol type, string path, string reason) => Problems.Add(new ValueProblem(TypeText.Short(type), path, reason));

    public void Add(CodecSource source) => _sources[source.HintName] = source;

    /// <summary>Makes an expression known before the codec is bound, so that recursive types end.</summary>
    public void Know(ITypeSymbol type, string expression) => Expressions[type] = expression;

    private string Find(ITypeSymbol type, string path)
    {
        if (TypeNames.AliasOf(type, compilation) is string alias)
        {
            return Refuse(type, path, $"generated code cannot name it, for its assembly is referenced under the alias '{alias}' only. "
                + $"Reference it as 'global,{alias}', or use a type of your own with the data.");
        }

        if (_overrides.For(type) is string overridden) return overridden;
        if (IsForFrames && FrameTypes.TryFind(type, path, this) is string frame) return frame;
        if (Refusals.Reason(type) is string reason) return Refuse(type, path, reason);
        if (FrameworkTypes.TryFind(type, path, this) is string framework) return framework;
        if (type is not INamedTypeSymbol named) return Refuse(type, path, "there is no codec for such a type");
        if (named.IsUnboundGenericType || ContainsTypeParameter(named)) return Refuse(type, path, "it is generic here; close it over types that are known");
        if (ExceptionBinder.IsException(named)) return new ExceptionBinder(this).ValueCodecFor(named, path);
        if (CodecPlace.TryFind(named, this, path) is not CodecPlace place) return Nothing(type);
        bool isForFrames = IsForFrames;
        IsForFrames = false;
        string expression = new ObjectBinder(this, place).CodecFor(named, path);
        IsForFrames = isForFrames;
        return expression;
    }

    public string Refuse(ITypeSymbol type, string path, string reason)
    {
        Report(type, path, reason);
        return Nothing(type);
    }

    private static void Restore(Dictionary<ITypeSymbol, string> known, Dictionary<ITypeSymbol, string> before)
    {
        known.Clear();
        foreach (KeyValuePair<ITypeSymbol, string> entry in before) known.Add(entry.Key, entry.Value);
    }

    private static string Nothing(ITypeSymbol type) => $"default({TypeText.Runtime}Codec<{TypeText.Full(type)}>)!";

    private static bool ContainsTypeParameter(INamedTypeSymbol type) =>
        type.TypeArguments.Any(static argument => argument is ITypeParameterSymbol || argument is INamedTypeSymbol named && ContainsTypeParameter(named))
        || type.ContainingType is INamedTypeSymbol container && ContainsTypeParameter(container);
}
