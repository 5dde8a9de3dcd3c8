using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Binding;

/// <summary>
/// The tuple that holds the arguments of a call: one element per stored parameter, named as the parameter.
/// </summary>
internal static class ArgumentsTuple
{
    /// <summary>The type: <c>System.ValueTuple</c>, <c>System.ValueTuple&lt;T&gt;</c>, or <c>(T1 a, T2 b)</c>.</summary>
    public static string TypeOf(ImmutableArray<IParameterSymbol> values) => values.Length switch
    {
        0 => "global::System.ValueTuple",
        1 => $"global::System.ValueTuple<{TypeNames.InCode(values[0].Type)}>",
        _ => $"({string.Join(", ", values.Select(each => $"{TypeNames.InCode(each.Type)} {NameOf(each)}".TrimEnd()))})",
    };

    /// <summary>A tuple of expressions in the order of the parameters.</summary>
    public static string Make(ImmutableArray<IParameterSymbol> values, Func<IParameterSymbol, string> expression) => values.Length switch
    {
        0 => "default(global::System.ValueTuple)",
        1 => $"new {TypeOf(values)}({expression(values[0])})",
        _ => $"({string.Join(", ", values.Select(expression))})",
    };

    /// <summary>Reads the element of one parameter.</summary>
    public static string Read(ImmutableArray<IParameterSymbol> values, IParameterSymbol parameter, string tuple)
    {
        string name = NameOf(parameter);
        return values.Length > 1 && name.Length > 0 ? $"{tuple}.{name}" : $"{tuple}.Item{values.IndexOf(parameter) + 1}";
    }

    /// <summary>The element's name; empty where the language keeps the name for itself.</summary>
    public static string NameOf(IParameterSymbol parameter)
    {
        string name = parameter.Name;
        bool isReserved = name is "Rest" or "ToString" or "Equals" or "GetHashCode" or "CompareTo" or "Deconstruct" or "GetType"
            || (name.StartsWith("Item", StringComparison.Ordinal) && name.Length > 4 && name.Skip(4).All(char.IsDigit));
        return isReserved ? "" : Identifier.Of(name);
    }
}
