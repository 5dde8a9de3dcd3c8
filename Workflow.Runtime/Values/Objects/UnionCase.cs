namespace Workflow.Runtime.Values;

/// <summary>One class of the closed set that a <see cref="UnionCodec{T}"/> carries.</summary>
public abstract class UnionCase<T>
    where T : class
{
    private protected UnionCase(string? name, Type type)
    {
        Name = name;
        Type = type;
    }

    /// <summary>The discriminator; null for the class that needs none.</summary>
    public string? Name { get; }

    internal Type Type { get; }

    internal abstract void Write(ValueWriter writer, T value, string discriminator);

    internal abstract T Read(ref ValueReader reader, int id);

    internal abstract void Describe(ContractText contract);
}

/// <inheritdoc/>
/// <typeparam name="T">The declared type.</typeparam>
/// <typeparam name="TCase">The class.</typeparam>
/// <param name="name">The discriminator; null for the class that needs none.</param>
/// <param name="codec">The codec of exactly this class.</param>
public sealed class UnionCase<T, TCase>(string? name, ObjectCodec<TCase> codec) : UnionCase<T>(name, typeof(TCase))
    where T : class
    where TCase : class, T
{
    internal override void Write(ValueWriter writer, T value, string discriminator) => codec.WriteObject(writer, (TCase)value, discriminator, Name);

    internal override T Read(ref ValueReader reader, int id) => codec.ReadMembers(ref reader, id);

    internal override void Describe(ContractText contract)
    {
        contract.Add(Name + "=");
        contract.Add(codec);
        contract.Add(";");
    }
}
