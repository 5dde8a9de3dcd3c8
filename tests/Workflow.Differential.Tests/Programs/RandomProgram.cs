namespace Workflow.Differential.Programs;

/// <summary>A random workflow: a file with one class, whose method <c>Main</c> is the body.</summary>
/// <param name="Seed">What it was made from; also what its class is named after.</param>
/// <param name="Text">The file.</param>
internal sealed record RandomProgram(int Seed, string Text)
{
    /// <summary>Seeds are below this one. What a program was shrunk from has the same seed modulo this.</summary>
    public const int SeedSpan = 10_000_000;

    public string ClassName => ProgramGenerator.ClassOf(Seed);

    public string Path => $"{ClassName}.cs";

    public static RandomProgram Of(int seed) => new(seed, ProgramGenerator.Generate(seed));
}
