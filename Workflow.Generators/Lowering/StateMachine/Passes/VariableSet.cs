using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Lowering.StateMachine.Passes;

/// <summary>A set of variables by number, as bits.</summary>
internal sealed class VariableSet(int capacity)
{
    private readonly ulong[] _bits = new ulong[(capacity + 63) / 64];

    public bool Contains(int number) => (_bits[number / 64] & (1UL << (number % 64))) != 0;

    public void Add(int number) => _bits[number / 64] |= 1UL << (number % 64);

    public void Remove(int number) => _bits[number / 64] &= ~(1UL << (number % 64));

    public void Clear() => Array.Clear(_bits, 0, _bits.Length);

    public void UnionWith(VariableSet other)
    {
        for (int i = 0; i < _bits.Length; i++) _bits[i] |= other._bits[i];
    }

    public void ExceptWith(VariableSet other)
    {
        for (int i = 0; i < _bits.Length; i++) _bits[i] &= ~other._bits[i];
    }

    /// <summary>Takes over another set; false if it was equal.</summary>
    public bool Become(VariableSet other)
    {
        bool changed = false;
        for (int i = 0; i < _bits.Length; i++)
        {
            changed |= _bits[i] != other._bits[i];
            _bits[i] = other._bits[i];
        }

        return changed;
    }

    public IReadOnlyList<Variable> Select(IReadOnlyList<Variable> variables) => [.. variables.Where(each => Contains(each.Number))];
}
