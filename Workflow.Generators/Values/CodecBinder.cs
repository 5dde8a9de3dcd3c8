using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Workflow.Generators.Values.Binding;

namespace Workflow.Generators.Values;

/// <summary>
/// Finds the codecs for the values of one <c>[Workflow]</c> or <c>[Step]</c> method, writes those that the runtime does not have, and
/// collects what cannot be carried. Symbols stay inside: what comes out is text.
/// </summary>
/// <param name="compilation">The compilation that the method belongs to.</param>
/// <param name="within">The class that the expressions are used in; null for code outside any class of the user.</param>
/// <param name="cancellationToken">Stops the work.</param>
internal sealed class CodecBinder(Compilation compilation, INamedTypeSymbol? within, CancellationToken cancellationToken)
{
    private readonly ValueBinder _values = new(compilation, within, cancellationToken);

    /// <summary>A binder for members of frames, which may hold tasks and what the run itself gives, too.</summary>
    public static CodecBinder ForFrames(Compilation compilation, INamedTypeSymbol? within, CancellationToken cancellationToken)
    {
        CodecBinder binder = new(compilation, within, cancellationToken);
        binder._values.IsForFrames = true;
        return binder;
    }

    /// <summary>A binder that also looks for what is carried and may come back different.</summary>
    public static CodecBinder WithDoubts(Compilation compilation, INamedTypeSymbol? within, CancellationToken cancellationToken)
    {
        CodecBinder binder = new(compilation, within, cancellationToken);
        binder._values.Doubts = [];
        return binder;
    }

    /// <summary>What is carried and may come back different, in the order in which it was found.</summary>
    public ImmutableArray<ValueProblem> Doubts => [.. _values.Doubts ?? []];

    /// <summary>The files to emit.</summary>
    public ImmutableArray<CodecSource> Sources => _values.Sources;

    /// <summary>Expressions of the codecs of the exceptions that were added.</summary>
    public ImmutableArray<string> ExceptionCodecs => [.. _values.ExceptionCodecs];

    /// <summary>What cannot be carried, in the order in which it was found.</summary>
    public ImmutableArray<ValueProblem> Problems => [.. _values.Problems];

    /// <summary>A C# expression for the codec of a type.</summary>
    public string CodecFor(ITypeSymbol type) => _values.CodecFor(type, "");

    /// <summary>The same; null, and no problem, for a type that cannot be carried.</summary>
    public string? TryCodecFor(ITypeSymbol type)
    {
        string codec = "";
        return _values.Try(() => codec = CodecFor(type)) ? codec : null;
    }

    /// <summary>A C# expression for the codec of a method's arguments, cancellation tokens left out.</summary>
    public string ArgumentsCodecFor(IMethodSymbol method) => new ArgumentsBinder(_values).CodecFor(method);

    /// <summary>Adds the codec of an exception that a <c>catch</c> or filter names, if it can be rebuilt.</summary>
    public void AddException(ITypeSymbol exceptionType) => new ExceptionBinder(_values).Add(exceptionType);

    /// <summary>Why neither an exception nor any class derived from it can be rebuilt from a log; null where one can.</summary>
    public static string? WhyNotRebuilt(INamedTypeSymbol exceptionType, Compilation compilation, CancellationToken cancellationToken)
    {
        CodecBinder codecs = new(compilation, null, cancellationToken);
        foreach (INamedTypeSymbol type in DeclaredTypes.AroundOf(exceptionType, compilation).Prepend(exceptionType))
        {
            if (ExceptionBinder.IsOrDerivesFrom(type, exceptionType)) codecs.AddException(type);
            if (!codecs.ExceptionCodecs.IsEmpty) return null;
        }

        return exceptionType switch
        {
            { IsAbstract: true } => "it is abstract, and no class derived from it can be rebuilt",
            { IsGenericType: true } => "it is generic",
            { IsFileLocal: true } => "it is local to its file",
            _ when !compilation.IsSymbolAccessibleWithin(exceptionType, compilation.Assembly) => "generated code cannot see it",
            _ => "none of its constructors takes only its properties, a message and an inner exception",
        };
    }

    /// <summary>The exception types of the compilation's own assembly that generated code can name: their codecs are registered once.</summary>
    public static ImmutableArray<INamedTypeSymbol> PublicExceptions(Compilation compilation) =>
        [.. DeclaredTypes.Of(compilation).Where(type => ExceptionBinder.IsException(type) && !type.IsAbstract && !type.IsGenericType
            && compilation.IsSymbolAccessibleWithin(type, compilation.Assembly))];
}
