using Workflow.Generators.Tests.Kit;

namespace Workflow.Generators.Tests.Emitting;

/// <summary>Unusual but valid C#: each file of the folder compiles together with what is generated for it, without a warning.</summary>
public sealed class CompilesTests
{
    [Theory]
    [MemberData(nameof(Files))]
    public void What_is_generated_compiles_for(string name)
    {
        Generated generated = Generated.From(File.ReadAllText(Path.Combine(Folder(), $"{name}.txt"))).ShouldCompile();
        generated.Files.ShouldNotBeEmpty();
        generated.Text.ShouldNotContain("has no durable form");
    }

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Folder()).Select(static each => Path.GetFileNameWithoutExtension(each)).Order(StringComparer.Ordinal)];

    private static string Folder() => Path.Combine(AppContext.BaseDirectory, "Unusual");
}
