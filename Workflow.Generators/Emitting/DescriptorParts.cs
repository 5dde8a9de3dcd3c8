using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Workflow.Generators.Binding;
using Workflow.Generators.Lowering.Shape;
using Workflow.Generators.Values;

namespace Workflow.Generators.Emitting;

/// <summary>The expressions in a descriptor that differ between the constructed types of a generic class.</summary>
/// <param name="Name">The name in the log.</param>
/// <param name="Method">The method's full name.</param>
/// <param name="Arguments">The codec of the arguments.</param>
/// <param name="Result">The codec of the result.</param>
/// <param name="Caught">The names of the exceptions that the body handles; null where there are none.</param>
internal sealed record DescriptorParts(string Name, string Method, string Arguments, string Result, string? Caught)
{
    /// <summary>The parts of a method of a class that is not generic.</summary>
    public static DescriptorParts Of(DurableMethod method, ImmutableArray<ITypeSymbol> caught, CodecBinder codecs) =>
        new(TypeNames.Literal(method.Key!), MethodOf(method.Symbol), codecs.ArgumentsCodecFor(method.Symbol), ResultCodec.Of(method, method.Symbol, codecs), CaughtOf(caught));

    /// <summary>The parts of a method of a generic class, for one of its stated types.</summary>
    public static DescriptorParts Of(DurableMethod method, StatedType stated, ImmutableArray<ITypeSymbol> caught, CodecBinder codecs)
    {
        IMethodSymbol closed = stated.Close(method.Symbol);
        Substitution substitution = new(stated.Type, method.Compilation);
        return new(
            TypeNames.Literal(stated.KeyOf(method.Key!)), MethodOf(closed), codecs.ArgumentsCodecFor(closed), ResultCodec.Of(method, closed, codecs),
            CaughtOf([.. caught.Select(substitution.Of)]));
    }

    private static string MethodOf(IMethodSymbol method) => TypeNames.Literal(TypeNames.InMessages(method));

    private static string? CaughtOf(ImmutableArray<ITypeSymbol> caught)
    {
        string names = string.Join(", ", CaughtExceptions.InOrder(caught).Select(each => TypeNames.Literal(TypeNames.AtRunTime(each))));
        return names.Length == 0 ? null : $"new string[] {{ {names} }}";
    }
}
