using Workflow.Runtime.Values.Exceptions;

namespace Workflow.Runtime.Values;

public static partial class Codecs
{
    /// <summary>The codec of an exception as a value: those of the framework, and those whose codecs are given.</summary>
    /// <param name="known">The codecs of the user's exceptions that the declared type allows.</param>
    public static Codec<T> Exception<T>(params ExceptionCodec[] known)
        where T : Exception => new ExceptionValueCodec<T>(known);
}
