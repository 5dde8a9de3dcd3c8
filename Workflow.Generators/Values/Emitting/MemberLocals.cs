using Microsoft.CodeAnalysis;
using Workflow.Generators.Values.Binding;

namespace Workflow.Generators.Values.Emitting;

/// <summary>The locals that constructor arguments are read into, and what they hold where the JSON lacks them.</summary>
internal static class MemberLocals
{
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal) { "reader", "writer", "value", "id", "seen", "start", "rewind", "had", "parts", "exception" };

    public static string Name(IParameterSymbol parameter) => Taken.Contains(parameter.Name) ? parameter.Name + "_" : TypeText.Escape(parameter.Name);

    /// <summary>The parameter's C# default value as an expression; null where it has none.</summary>
    public static string? Default(IParameterSymbol parameter)
    {
        if (parameter.IsParams) return null;
        if (!parameter.HasExplicitDefaultValue) return null;
        object? value = parameter.ExplicitDefaultValue;
        if (value is null) return "default!";
        string literal = value switch
        {
            float.NaN => "float.NaN",
            float.PositiveInfinity => "float.PositiveInfinity",
            float.NegativeInfinity => "float.NegativeInfinity",
            double.NaN => "double.NaN",
            double.PositiveInfinity => "double.PositiveInfinity",
            double.NegativeInfinity => "double.NegativeInfinity",
            float number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture) + "f",
            double number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture) + "d",
            decimal number => number.ToString(System.Globalization.CultureInfo.InvariantCulture) + "m",
            _ => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)!,
        };
        return value is string or bool || parameter.Type.SpecialType == SpecialType.System_Int32 ? literal : $"({TypeText.Full(parameter.Type)})({literal})";
    }

    /// <summary>Whether JSON without the member is an error: a reference that is not to be null has nothing else to be.</summary>
    public static bool MustBeThere(IParameterSymbol parameter) =>
        !parameter.HasExplicitDefaultValue && parameter.Type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated };
}
