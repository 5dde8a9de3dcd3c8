using System.Text.Json;

namespace OrderProcessing.Orders;

/// <summary>Reads the folder that orders come in.</summary>
internal static class OrderFolder
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>All <c>*.json</c> files, by name. Of several with one order id the first counts.</summary>
    public static IReadOnlyList<OrderFile> Read(string folder)
    {
        Dictionary<string, string> seen = new(StringComparer.Ordinal);
        return [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(ReadFile).Select(RefuseSecond)];

        OrderFile RefuseSecond(OrderFile file) => file.Order is not { Id: var id } || seen.TryAdd(id, file.Name)
            ? file : new OrderFile(file.Name, null, $"The order id {id} is that of {seen[id]}.json.");
    }

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
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new OrderFile(name, null, "The file cannot be read: " + problem.Message);
        }
    }

    private static bool IsIdCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';
}
