namespace Workflow.Runtime.Values;

/// <summary>
/// Writes values of one type as JSON and reads them back equal. Codecs of the user's types are emitted by the generator; those of
/// the framework's types are in <see cref="Codecs"/>. Immutable and safe to share between threads.
/// </summary>
/// <typeparam name="T">The static type as it stands in a signature or member.</typeparam>
public abstract class Codec<T>
{
    private string? _contractHash;

    /// <summary>
    /// The shape of the JSON as text, stable across builds: two codecs with equal contracts read each other's output.
    /// </summary>
    public abstract string Contract { get; }

    /// <summary>Eight hexadecimal digits over <see cref="Contract"/>, kept beside every payload.</summary>
    public string ContractHash => _contractHash ??= Values.ContractHash.Of(Contract);

    /// <summary>Writes one value, null included where the type allows it.</summary>
    /// <exception cref="ValueException">The value holds something that the type did not promise and that cannot be read back.</exception>
    public abstract void Write(ValueWriter writer, T value);

    /// <summary>Reads one value. On entry the reader stands on the value's first token, on return on its last.</summary>
    /// <exception cref="ValueException">The JSON does not fit the type.</exception>
    public abstract T Read(ref ValueReader reader);

    /// <summary>The parameters, in their order, where the codec is that of the arguments of a method and knows them; null elsewhere.</summary>
    internal virtual IReadOnlyList<Argument>? Arguments => null;

    /// <summary>
    /// Adds this codec's contract to that of a larger one. Codecs made of other codecs override it, so that a recursive type's
    /// contract is finite.
    /// </summary>
    protected internal virtual void Describe(ContractText contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        contract.Add(Contract);
    }
}
