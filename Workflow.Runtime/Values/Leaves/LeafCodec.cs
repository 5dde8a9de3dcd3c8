using System.Text.Json;

namespace Workflow.Runtime.Values.Leaves;

/// <summary>A codec of a value without parts. Where <see cref="ToName"/> is implemented, the value can be a JSON property's name.</summary>
internal abstract class LeafCodec<T>(string contract, bool isName = false) : Codec<T>
{
    public sealed override string Contract => contract;

    /// <summary>Whether a dictionary with such keys is written as a JSON object.</summary>
    public bool IsName => isName;

    public virtual string ToName(T value) => throw new NotSupportedException();

    public virtual T FromName(string name) => throw new NotSupportedException();

    protected static void RequireString(ref ValueReader reader, string expected)
    {
        if (reader.Json.TokenType != JsonTokenType.String) throw reader.Unexpected<T>(expected);
    }
}
