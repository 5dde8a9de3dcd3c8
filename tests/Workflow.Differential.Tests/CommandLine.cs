using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Workflow.Differential;

/// <summary>What the command is asked to do.</summary>
internal sealed record CommandLine
{
    public const string Usage = """
        [--programs N] [--seed N] [--shrink N]   examine N random programs from a seed on; shrink at most so many of those that differ
        --print --seed N                         print the program of a seed
        --file PATH                              examine the program in a file, as --print writes it
        --bodies TEXT                            examine the hand-written bodies whose name has the text in it
        """;

    public int Programs { get; private set; } = 200;

    public int Seed { get; private set; } = 1;

    public int Shrinks { get; private set; } = 20;

    public bool Prints { get; private set; }

    public string? Bodies { get; private set; }

    public string? File { get; private set; }

    public static bool TryParse(string[] args, [NotNullWhen(true)] out CommandLine? command)
    {
        CommandLine parsed = new();
        command = null;
        for (int i = 0; i < args.Length; i++)
        {
            if (args[i] == "--print")
            {
                parsed.Prints = true;
                continue;
            }

            if (++i == args.Length) return false;
            bool isNumber = int.TryParse(args[i], NumberStyles.None, CultureInfo.InvariantCulture, out int number);
            switch (args[i - 1])
            {
                case "--programs" when isNumber: parsed.Programs = number; break;
                case "--seed" when isNumber: parsed.Seed = number; break;
                case "--shrink" when isNumber: parsed.Shrinks = number; break;
                case "--file": parsed.File = args[i]; break;
                case "--bodies": parsed.Bodies = args[i]; break;
                default: return false;
            }
        }

        command = parsed;
        return true;
    }
}
