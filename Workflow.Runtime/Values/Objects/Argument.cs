using System.Text;

namespace Workflow.Runtime.Values;

/// <summary>A parameter of a step or workflow, as an <see cref="ArgumentsCodec{T1}"/> carries it.</summary>
public abstract class Argument
{
    private readonly byte[] _utf8Name;

    private protected Argument(string name, bool isOptional)
    {
        ArgumentNullException.ThrowIfNull(name);
        (Name, IsOptional) = (name, isOptional);
        _utf8Name = Encoding.UTF8.GetBytes(name);
    }

    internal string Name { get; }

    /// <summary>Whether JSON may lack it.</summary>
    internal bool IsOptional { get; }

    /// <summary>The parameter's type.</summary>
    internal abstract Type Type { get; }

    internal ReadOnlySpan<byte> Utf8Name => _utf8Name;

    internal abstract void Describe(ContractText contract);

    /// <summary>Describes the parameters of one method: in ordinal order of their names, so that moving one changes nothing.</summary>
    internal static void Describe(ContractText contract, params ReadOnlySpan<Argument> arguments)
    {
        Argument[] sorted = [.. arguments];
        Array.Sort(sorted, static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        foreach (Argument argument in sorted) argument.Describe(contract);
    }
}
