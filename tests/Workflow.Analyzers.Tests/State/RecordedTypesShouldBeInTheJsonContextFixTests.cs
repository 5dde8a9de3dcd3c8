using Fix = Workflow.Analyzers.Tests.Kit.Fix<Workflow.Analyzers.State.RecordedTypesShouldBeInTheJsonContextAnalyzer, Workflow.CodeFixes.State.RecordedTypesShouldBeInTheJsonContextFix>;

namespace Workflow.Analyzers.Tests.State;

public sealed class RecordedTypesShouldBeInTheJsonContextFixTests
{
    private const string Step = "[Step] private async partial Task<List<Line>> Ship(Line line, Tag tag) { await Task.Yield(); return [line]; }";

    [Fact]
    public Task The_type_is_listed_in_the_context() => Fix.Turns(
        Source("[JsonSerializable(typeof(Order))]"),
        Source("[JsonSerializable(typeof(Order))]\n[JsonSerializable(typeof(Line))]"));

    [Fact]
    public Task All_types_are_listed_once_each() => Fix.TurnsAll(
        Source("[JsonSerializable(typeof(Order))]"),
        Source("[JsonSerializable(typeof(Order))]\n[JsonSerializable(typeof(Line))]\n[JsonSerializable(typeof(Shop.Tag))]"));

    private static string Source(string attributes) => RecordedTypesShouldBeInTheJsonContextTests.In(Step)
        .Replace("public sealed record Line(int Price);", "public sealed record Line(int Price);\nnamespace Shop { public sealed record Tag(string Name); }", StringComparison.Ordinal)
        .Replace("Tag tag", "Shop.Tag tag", StringComparison.Ordinal)
        .Replace("[JsonSerializable(typeof(Order))]", attributes, StringComparison.Ordinal);
}
