using System.Globalization;
using System.Text.RegularExpressions;

namespace Workflow.Differential.Programs;

/// <summary>A random workflow: a file with one class, whose method <c>Main</c> is the body.</summary>
/// <param name="Seed">What it was made from; also what its class is named after.</param>
/// <param name="Text">The file.</param>
internal sealed partial record RandomProgram(int Seed, string Text)
{
    /// <summary>Seeds are below this one. What a program was shrunk from has the same seed modulo this.</summary>
    public const int SeedSpan = 10_000_000;

    public string ClassName => ProgramGenerator.ClassOf(Seed);

    public string Path => $"{ClassName}.cs";

    public static RandomProgram Of(int seed) => new(seed, ProgramGenerator.Generate(seed));

    /// <summary>A program that was written to a file, and perhaps changed there.</summary>
    public static RandomProgram Read(string file)
    {
        string text = File.ReadAllText(file);
        string seed = NamedClass().Match(text) is { Success: true } name ? name.Groups[1].Value : throw new InvalidDataException($"{file} has no class named Program and a number.");
        return new(int.Parse(seed, CultureInfo.InvariantCulture), text);
    }

    [GeneratedRegex(@"\bclass Program(\d+)")]
    private static partial Regex NamedClass();
}
