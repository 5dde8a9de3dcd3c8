using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Generators;

namespace Workflow.Analyzers.Tests.Determinism;

/// <summary>Helpers in a referenced project: as source, which an IDE has, and as an assembly with the facts that its build has published.</summary>
public sealed class OtherProjectsTests
{
    private const string Library = """
        using System.Runtime.CompilerServices;
        [assembly: InternalsVisibleTo("Shop")]
        namespace Library;

        public interface IClock { DateTime Now { get; } }
        public sealed class SystemClock : IClock { public DateTime Now => DateTime.Now; }
        public static class Pricing
        {
            public static readonly DateTime Started = DateTime.UtcNow;
            public static int Count;
            public static int Fixed(int n) => n + 1;
            public static int Day() => Read().Day;
            internal static int Hidden() => Read().Day;
            private static DateTime Read() => DateTime.Now;
            public static T Echo<T>(T value) { _ = Guid.NewGuid(); return value; }
            public static Task<int> Wait() => Task.FromResult(1);
            public static Task Pause() => Task.Delay(1);
        }
        public sealed class Money
        {
            public Money() => Made = DateTime.Now;
            public DateTime Made { get; }
            public static Money operator +(Money a, Money b) => new();
        }
        public partial class Shipping { [Step] public async partial Task Ship() { await Task.Yield(); _ = DateTime.Now; } }
        """;

    [Theory]
    [InlineData("Pricing.Day()", "WFL2001 Process → Pricing.Day → Read → DateTime.Now")]
    [InlineData("Pricing.Hidden()", "WFL2001 Process → Pricing.Hidden → Read → DateTime.Now")]
    [InlineData("clock.Now", "WFL2001 Process → IClock.Now → SystemClock.Now → DateTime.Now")]
    [InlineData("Pricing.Started", "WFL2001 Process → Pricing.Started → DateTime.UtcNow")]
    [InlineData("Pricing.Count", "WFL2008 Pricing.Count")]
    [InlineData("Pricing.Echo(1)", "WFL2002 Process → Pricing.Echo → Guid.NewGuid")]
    [InlineData("new Money()", "WFL2001 Process → new Money → DateTime.Now")]
    [InlineData("money + money", "WFL2001 Process → an operator of Money → new Money → DateTime.Now")]
    [InlineData("Helper()", "WFL2001 Process → Helper → Pricing.Day → Read → DateTime.Now")]
    [InlineData("Pricing.Pause()", "WFL2004 Process → Pricing.Pause → Task.Delay")]
    [InlineData("Pricing.Fixed(1)", "")]
    [InlineData("shipping.Ship()", "")]
    public async Task What_a_helper_of_another_project_does_is_seen_in_its_source_and_in_its_facts(string expression, string expected)
    {
        string user = $$"""
            using Library;
            public partial class Orders(IClock clock, Money money, Shipping shipping)
            {
                [Workflow] public async partial Task Process() { await shipping.Ship(); _ = {{expression}}; _ = (clock, money); }
                private static int Helper() => Pricing.Day();
            }
            """;
        CSharpCompilation library = TestCompilation.BeforeGeneration(Library).WithAssemblyName("Library");
        (await Reported(user, library.AddSyntaxTrees(library.SyntaxTrees[0].WithRootAndOptions(
            CSharpSyntaxTree.ParseText(DefiningParts.Of(library.SyntaxTrees[0])).GetRoot(), library.SyntaxTrees[0].Options).WithFilePath("/obj/Library.g.cs")).ToMetadataReference()))
            .ShouldBe(expected.Length == 0 ? [] : [expected], "with the source of the other project");
        (await Reported(user, Image(library))).ShouldBe(expected.Length == 0 ? [] : [expected], "with its assembly");
    }

    [Theory]
    [InlineData("await Pricing.Wait();", true)]
    [InlineData("await Pricing.Pause();", false)]
    public async Task A_task_of_another_assembly_is_not_durable_unless_a_fact_says_worse(string statement, bool isReported)
    {
        string user = $$"""
            using Library;
            public partial class Orders(Shipping shipping)
            {
                [Workflow] public async partial Task Process() { await shipping.Ship(); {{statement}} }
            }
            """;
        CSharpCompilation library = TestCompilation.BeforeGeneration(Library).WithAssemblyName("Library");
        (await Reported(user, Image(library))).Any(each => each.StartsWith("WFL2006", StringComparison.Ordinal)).ShouldBe(isReported);
    }

    private static async Task<string[]> Reported(string user, MetadataReference library)
    {
        Compilation compilation = TestCompilation.AfterGeneration(user).AddReferences(library);
        compilation.GetDiagnostics().Where(each => each.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        DiagnosticAnalyzer[] rules = [.. Rules.All.Where(each => each.SupportedDiagnostics[0].Category == "Determinism")];
        return [.. (await Analysis.RunAsync(compilation, rules)).Select(each => $"{each.Id} {each.GetMessage(CultureInfo.InvariantCulture).Split('\'')[3]}")];
    }

    /// <summary>What a build makes of a project, generator and all.</summary>
    private static PortableExecutableReference Image(CSharpCompilation project)
    {
        CSharpGeneratorDriver
            .Create([new WorkflowGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)project.SyntaxTrees[0].Options)
            .RunGeneratorsAndUpdateCompilation(project, out Compilation after, out _);
        using MemoryStream image = new();
        var result = after.Emit(image);
        result.Success.ShouldBeTrue(string.Join("\n", result.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
