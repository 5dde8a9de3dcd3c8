using System.Globalization;
using System.IO;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Shop;

public sealed record Row(int Number, string Email, decimal Amount);
public sealed record Report(int Good, IReadOnlyList<string> Errors);

public static class Rows
{
    private static readonly Regex Email = new(@"^[^@\s]+@[^@\s]+$", RegexOptions.CultureInvariant);

    public static bool TryParse(string line, int number, out Row? row)
    {
        string[] parts = line.Split(';', StringSplitOptions.TrimEntries);
        row = parts.Length == 2 && Email.IsMatch(parts[0])
            && decimal.TryParse(parts[1], NumberStyles.Number, CultureInfo.InvariantCulture, out decimal amount)
            ? new Row(number, parts[0], amount) : null;
        return row is not null;
    }
}

public partial class ImportWorkflows
{
    [Workflow]
    public async partial Task<Report> Import(string path)
    {
        string[] lines = await Read(path);
        List<string> errors = [];
        int good = 0;
        for (int number = 1; number < lines.Length; number++)
        {
            if (!Rows.TryParse(lines[number], number, out Row? row)) { errors.Add($"line {number}"); continue; }
            await Insert(JsonSerializer.Serialize(row));
            good++;
        }

        return new Report(good, errors);
    }

    [Step] private static async partial Task<string[]> Read(string path) => await File.ReadAllLinesAsync(path);
    [Step] private static async partial Task Insert(string json) => await Console.Out.WriteLineAsync(json);
}
