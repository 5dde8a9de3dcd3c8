using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;

namespace Shop;

public enum Unit { Gram, Kilogram }

public partial class ConvertingWorkflows
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    [Workflow]
    public async partial Task<string> Run(string json, string weight)
    {
        JsonNode node = JsonNode.Parse(json)!;
        Unit unit = Enum.Parse<Unit>((string)node["unit"]!, ignoreCase: true);
        double grams = double.Parse(weight, German) * (unit == Unit.Kilogram ? 1000 : 1);
        BigInteger big = BigInteger.Pow(2, 70) + new BigInteger(grams);
        DateTimeOffset moment = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000).ToOffset(TimeSpan.FromHours(2));
        string text = FormattableString.Invariant($"{grams:F2} {big} {moment:u} {Convert.ToInt32("ff", 16)}");
        await Save(text);
        return text;
    }

    [Step]
    private static async partial Task Save(string text) => await Task.Yield();
}
