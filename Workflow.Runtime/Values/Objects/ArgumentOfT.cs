namespace Workflow.Runtime.Values;

/// <inheritdoc/>
/// <typeparam name="T">The parameter's type.</typeparam>
public sealed class Argument<T> : Argument
{
    private readonly Codec<T> _codec;

    /// <summary>A parameter that JSON must have.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="codec">The codec of its type.</param>
    public Argument(string name, Codec<T> codec)
        : base(name, isOptional: false) => _codec = codec;

    /// <summary>A parameter with a default value.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="codec">The codec of its type.</param>
    /// <param name="otherwise">What it is where JSON lacks it.</param>
    public Argument(string name, Codec<T> codec, T otherwise)
        : base(name, isOptional: true) => (_codec, Otherwise) = (codec, otherwise);

    internal override Type Type => typeof(T);

    internal T Otherwise { get; } = default!;

    internal void Write(ValueWriter writer, T value) => writer.Member(Utf8Name, _codec, value);

    internal T Read(ref ValueReader reader) => reader.Member(_codec);

    internal override void Describe(ContractText contract) => contract.Member(Name, _codec);
}
