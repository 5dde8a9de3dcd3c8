using Workflow.Runtime.Values.Identity;

namespace Workflow.Runtime.Values.Collections;

/// <summary>One run-time type of a collection that is declared as an interface.</summary>
internal abstract class InterfaceCase<TInterface>(string? name, Type type)
    where TInterface : class
{
    /// <summary>What <c>$type</c> says; null for the type that needs none.</summary>
    public string? Name => name;

    public Type Type => type;

    public abstract void Write(ValueWriter writer, TInterface value);

    public abstract TInterface Read(ref ValueReader reader);

    public abstract TInterface ReadObject(ref ValueReader reader, ValueHeader header);

    public abstract void Describe(ContractText contract);
}

/// <inheritdoc/>
internal sealed class InterfaceCase<TInterface, T>(string? name, ReferenceCodec<T> codec) : InterfaceCase<TInterface>(name, typeof(T))
    where TInterface : class
    where T : class, TInterface
{
    public override void Write(ValueWriter writer, TInterface value) => codec.WriteObject(writer, (T)value, Name);

    public override TInterface Read(ref ValueReader reader) => codec.Read(ref reader);

    public override TInterface ReadObject(ref ValueReader reader, ValueHeader header) => codec.ReadObject(ref reader, header);

    public override void Describe(ContractText contract) => contract.Add(codec);
}
