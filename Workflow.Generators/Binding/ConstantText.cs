using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Workflow.Generators.Binding;

/// <summary>Compile-time constants as C# that means the same in any place, whatever names the user wrote them with.</summary>
internal static class ConstantText
{
    /// <summary>The default value of an optional parameter.</summary>
    public static string DefaultOf(IParameterSymbol parameter) => Of(parameter.Type, parameter.ExplicitDefaultValue);

    /// <summary>A constant of a type.</summary>
    public static string Of(ITypeSymbol type, object? value)
    {
        ITypeSymbol plain = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;
        return value switch
        {
            null => "default",
            _ when plain.TypeKind == TypeKind.Enum => $"({TypeNames.InCode(plain)})({SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)})",
            double number => Of(number),
            float number => $"(float)({Of(number)})",
            decimal number => $"{SymbolDisplay.FormatPrimitive(number, quoteStrings: true, useHexadecimalNumbers: false)}m",
            string text => TypeNames.Literal(text),
            char character => SymbolDisplay.FormatLiteral(character, quote: true),
            bool truth => truth ? "true" : "false",
            _ => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)!,
        };
    }

    /// <summary>A whole number.</summary>
    public static string Of(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A floating-point number.</summary>
    public static string Of(double number) => number switch
    {
        double.NaN => "double.NaN",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        _ => $"{number.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}d",
    };
}
