using Microsoft.CodeAnalysis;

namespace Workflow.Analyzers.Origins;

/// <summary>What the variables of a body hold at one place of it.</summary>
internal sealed class Locals
{
    private readonly Dictionary<ISymbol, Provenance> _values;

    public Locals() => _values = new(SymbolEqualityComparer.Default);

    private Locals(Locals other) => (_values, IsReachable) = (new(other._values, SymbolEqualityComparer.Default), other.IsReachable);

    /// <summary>Whether control comes here at all: after a return it does not.</summary>
    public bool IsReachable { get; set; } = true;

    public IEnumerable<ISymbol> Known => _values.Keys;

    public Provenance this[ISymbol variable]
    {
        get => _values.TryGetValue(variable, out Provenance? value) ? value : Provenance.Fresh;
        set => _values[variable] = value;
    }

    public Locals Copy() => new(this);

    /// <summary>Takes in what the variables hold where another way of control comes to the same place.</summary>
    /// <returns>Whether anything is new.</returns>
    public bool Join(Locals? other)
    {
        if (other is null || !other.IsReachable) return false;
        bool changed = false;
        if (!IsReachable)
        {
            _values.Clear();
            (IsReachable, changed) = (true, true);
        }

        foreach (KeyValuePair<ISymbol, Provenance> entry in other._values)
        {
            bool isKnown = _values.TryGetValue(entry.Key, out Provenance? mine);
            Provenance both = isKnown ? mine!.Or(entry.Value) : entry.Value;
            if (isKnown && both.Equals(mine!)) continue;
            _values[entry.Key] = both;
            changed = true;
        }

        return changed;
    }
}
