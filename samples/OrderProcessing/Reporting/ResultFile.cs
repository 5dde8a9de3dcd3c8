using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using OrderProcessing.Processing;

namespace OrderProcessing.Reporting;

/// <summary>
/// Writes the outcome of every order as JSON. The same orders give the same bytes, whether they were processed in one go or with any number
/// of crashes in between.
/// </summary>
internal static class ResultFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Finds out before the work, not after it, that the file cannot be written.</summary>
    /// <exception cref="IOException">It cannot.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not.</exception>
    public static void Prepare(string path)
    {
        if (Directory.Exists(path)) throw new IOException($"--output: '{path}' is a folder. Give the path of a file.");
        string beside = Beside(path);
        using (File.OpenWrite(beside)) { }
        File.Delete(beside);
    }

    public static void Write(string path, IEnumerable<OrderResult> results)
    {
        // Written beside and moved, so that a file that is there is a whole one.
        string beside = Beside(path);
        IEnumerable<object> lines = results.OrderBy(result => result.Order, StringComparer.Ordinal).Select(Line);
        File.WriteAllText(beside, JsonSerializer.Serialize(lines, Json) + "\n");
        File.Move(beside, path, overwrite: true);
    }

    private static string Beside(string path) => path + ".new";

    private static object Line(OrderResult result) => new
    {
        result.Order,
        Outcome = result.Outcome.ToString().ToLowerInvariant(),
        result.Problem,
        result.Total,
        result.Labels,
        result.Retries,
    };
}
