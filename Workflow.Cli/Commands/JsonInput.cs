using System.Text.Json;
using Workflow.Cli.Showing;

namespace Workflow.Cli.Commands;

/// <summary>JSON from the command line: the text itself, <c>@FILE</c>, or <c>-</c> for what is piped in.</summary>
internal static class JsonInput
{
    public const string Forms = "JSON, @FILE, or - for standard input";

    /// <exception cref="CommandException">There is no such file, or it is not JSON.</exception>
    public static async Task<JsonElement> ReadAsync(string text, CancellationToken cancellationToken)
    {
        (string json, string origin) = text switch
        {
            "-" => (await Console.In.ReadToEndAsync(cancellationToken), "standard input"),
            "@" => throw new CommandException(ExitCodes.Usage, "@ names no file.", "A file is given as @FILE."),
            ['@', .. var path] => (await ReadFileAsync(path, cancellationToken), path),
            _ => (text, "the command line"),
        };
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, JsonText.ForInput);
            return document.RootElement.Clone();
        }
        catch (JsonException error)
        {
            throw new CommandException(ExitCodes.Usage, $"What {origin} gives is not JSON: {error.Message}", "Text needs its quotes: '\"yes\"'. A file is given as @FILE.");
        }
    }

    private static async Task<string> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancellationToken);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CommandException(ExitCodes.NotFound, $"There is no file '{path}'.");
        }
    }
}
