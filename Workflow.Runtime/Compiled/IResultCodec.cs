using Workflow.Runtime.Values;

namespace Workflow.Runtime.Compiled;

/// <summary>How the result of a workflow is read, for those who know its type but not that of its arguments.</summary>
internal interface IResultCodec<TResult>
{
    Codec<TResult> Result { get; }
}
