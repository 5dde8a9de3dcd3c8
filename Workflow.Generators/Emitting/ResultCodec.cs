using Microsoft.CodeAnalysis;
using Workflow.Generators.Binding;
using Workflow.Generators.Values;

namespace Workflow.Generators.Emitting;

internal static class ResultCodec
{
    /// <summary>The codec of a method's result; nothing is carried as nothing.</summary>
    /// <param name="method">The method.</param>
    /// <param name="symbol">It, or what a constructed type makes of it.</param>
    /// <param name="codecs">Finds the codec.</param>
    public static string Of(DurableMethod method, IMethodSymbol symbol, CodecBinder codecs)
    {
        if (KnownSymbols.ResultOf(symbol.ReturnType) is { } result) return codecs.CodecFor(result);
        return method.Compilation.GetTypeByMetadataName("Workflow.Runtime.Compiled.NoResult") is { } none ? codecs.CodecFor(none) : "null!";
    }
}
