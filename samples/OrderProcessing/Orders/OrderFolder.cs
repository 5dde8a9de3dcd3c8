using System.Text.Json;

namespace OrderProcessing.Orders;

/// <summary>Reads the folder that orders come in.</summary>
internal static class OrderFolder
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>All <c>*.json</c> files, by name.</summary>
    public static IReadOnlyList<OrderFile> Read(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(ReadFile)];

    private static OrderFile ReadFile(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        try
        {
            Order? order = JsonSerializer.Deserialize<Order>(File.ReadAllText(path), Json);
            return order is { Id: { Length: > 0 and < 256 } id } && id.All(IsIdCharacter)
                ? new OrderFile(name, order) : new OrderFile(name, null, "The file holds no order id of letters, digits, '-' and '_'.");
        }
        catch (JsonException problem)
        {
            return new OrderFile(name, null, $"The file is not valid JSON (line {problem.LineNumber + 1}).");
        }
    }

    private static bool IsIdCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';
}
