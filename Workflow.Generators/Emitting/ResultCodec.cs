using Workflow.Generators.Binding;
using Workflow.Generators.Values;

namespace Workflow.Generators.Emitting;

internal static class ResultCodec
{
    /// <summary>The codec of a method's result; nothing is carried as nothing.</summary>
    public static string Of(DurableMethod method, CodecBinder codecs)
    {
        if (method.Result is not null) return codecs.CodecFor(method.Result);
        return method.Compilation.GetTypeByMetadataName("Workflow.Runtime.Compiled.NoResult") is { } none ? codecs.CodecFor(none) : "null!";
    }
}
