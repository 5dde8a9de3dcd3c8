using System.Globalization;

namespace OrderProcessing.CommandLine;

/// <summary>Reads the command line. Whatever it does not know is an error: a misspelt option must not be ignored.</summary>
internal static class CommandLineParser
{
    public const string Usage = """
        Usage: OrderProcessing [options]

        Processes a folder of orders, one workflow run per order. Run it again, after a crash or not: it goes on where it was.

          --database PATH   the SQLite file that holds the runs (default: orders.db in the current directory)
          --orders DIR      the folder of *.json orders (default: the sample's own)
          --output FILE     write the outcome of every order to a JSON file
          --effects FILE    append a line to a file whenever a step begins or ends
          --crash-after N   kill the process when N steps have been executed (exit code 137)
          --reset           forget all earlier runs first
          --help            show this

        Exit codes: 0 every order has its end; 1 a file cannot be used; 2 the options are wrong; 130 stopped by Ctrl+C or SIGTERM; 137 killed.
        """;

    /// <exception cref="UsageException">An option is unknown, lacks its value, or has a wrong one.</exception>
    public static SampleOptions Parse(IEnumerable<string> arguments)
    {
        SampleOptions options = new();
        Queue<string> rest = new(arguments);
        while (rest.TryDequeue(out string? option))
        {
            options = option switch
            {
                "--database" => options with { Database = ValueOf(option, rest) },
                "--orders" => options with { Orders = FolderOf(option, rest) },
                "--output" => options with { Output = ValueOf(option, rest) },
                "--effects" => options with { Effects = ValueOf(option, rest) },
                "--crash-after" => options with { CrashAfter = CountOf(option, rest) },
                "--reset" => options with { Reset = true },
                "--help" or "-h" => options with { Help = true },
                _ => throw new UsageException($"'{option}' is not an option."),
            };
        }

        return options;
    }

    private static string ValueOf(string option, Queue<string> rest) =>
        rest.TryDequeue(out string? value) && !value.StartsWith("--", StringComparison.Ordinal) && value.Length > 0
            ? value : throw new UsageException($"{option} needs a value.");

    private static string FolderOf(string option, Queue<string> rest)
    {
        string folder = ValueOf(option, rest);
        return Directory.Exists(folder) ? folder : throw new UsageException($"{option}: there is no folder '{folder}'.");
    }

    private static int CountOf(string option, Queue<string> rest)
    {
        string text = ValueOf(option, rest);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0
            ? count : throw new UsageException($"{option} needs a whole number above 0, not '{text}'.");
    }
}
