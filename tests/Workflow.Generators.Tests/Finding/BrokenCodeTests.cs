using Microsoft.CodeAnalysis;
using Workflow.Generators.Tests.Kit;

namespace Workflow.Generators.Tests.Finding;

/// <summary>Code as it is while somebody types it: nothing throws, and what is wrong is said of the user's own file.</summary>
public sealed class BrokenCodeTests
{
    [Theory]
    [InlineData("public partial class Flows { [Step] public static partial Task Go() => Task.CompletedTask; [Step] public static partial Task Go() => Task.CompletedTask; }")]
    [InlineData("public partial class Flows { [Workflow] public static partial Task Go(int a) => Task.CompletedTask; [Workflow] public static partial Task Go(int b) => Task.CompletedTask; }")]
    [InlineData("[Step] public static partial Task Go() => Task.CompletedTask;")]
    [InlineData("namespace Shop { [Workflow] public static partial Task Go() => Task.CompletedTask; }")]
    [InlineData("public partial class { [Step] public static partial Task Go() => Task.CompletedTask; }")]
    [InlineData("public partial class Flows { [Step] public static partial Task () => Task.CompletedTask; }")]
    [InlineData("public partial class Flows { [Step] public static partial Task Go(int) => Task.CompletedTask; }")]
    [InlineData("public partial class Flows { [Step] public static partial Task Go(int a, ) => Task.CompletedTask; }")]
    [InlineData("public record Order(int, string Name); public partial class Flows { [Step] public static partial Task Go(Order order) => Task.CompletedTask; }")]
    [InlineData("public partial class Flows { [Workflow] public static partial Task Go(")]
    [InlineData("public partial class Flow : Workflow<int> { protected override partial Task RunAsync(")]
    [InlineData("public partial class Flow : Workflow<> { protected override async partial Task RunAsync(int n) => await Task.Yield(); }")]
    [InlineData("public partial class Flow : Workflow<Missing> { protected override async partial Task RunAsync(Missing n) => await Task.Yield(); }")]
    [InlineData("public partial class Flow : Workflow<int> { protected override async partial Task RunAsync(int n) => await ExecuteAsync(); }")]
    [InlineData("public partial class Flow : Workflow<int> { protected override async partial Task RunAsync(int n) => await Execute.ExecuteAsync(n); }")]
    [InlineData("public partial class : Step<int> { public override async partial Task ExecuteAsync(int n) => await Task.Yield(); }")]
    [InlineData("protected override async partial Task RunAsync(int n) => await Task.Yield();")]
    public void Half_typed_code_is_no_defect_of_the_generator(string source)
    {
        Generated generated = Generated.From("using Workflow.Runtime;\n" + source);
        generated.Result.Results.Single().Exception.ShouldBeNull();
        generated.Reported.ShouldBeEmpty();
    }

    [Fact]
    public void A_method_that_is_there_twice_is_reported_in_the_users_file_only() =>
        InGeneratedCode("public partial class Flows { [Step] public static partial Task Go() => Task.CompletedTask; [Step] public static partial Task Go() => Task.CompletedTask; }")
            .ShouldBeEmpty();

    [Theory]
    [InlineData("public int Go { get; }")]
    [InlineData("private int Go = 1;")]
    [InlineData("public class Go { }")]
    [InlineData("private int Go() => 1;")]
    public void A_namesake_of_a_method_is_reported_in_the_users_file_only(string namesake) =>
        InGeneratedCode($$"""public partial class Flows { [Step] public static partial Task Go() => Task.CompletedTask; {{namesake}} }""").ShouldBeEmpty();

    [Theory]
    [InlineData("[Step] public static partial Task Flows() => Task.CompletedTask;")]
    [InlineData("[Step] public override partial Task Go() => Task.CompletedTask;")]
    [InlineData("protected override async partial Task RunAsync(int n) => await Task.Yield();")]
    [InlineData("} public partial class Flow : Workflow<int> { public override async partial Task RunAsync(int n) => await Task.Yield();")]
    [InlineData("} public partial class Flow : Workflow<int> { protected override async partial Task<int> RunAsync(int n) { await Task.Yield(); return n; }")]
    [InlineData("} public partial class Flow : Workflow<int> { protected override partial Task RunAsync(int n) => Task.CompletedTask; protected override partial Task RunAsync(int n) => Task.CompletedTask;")]
    public void What_the_language_does_not_allow_is_reported_in_the_users_file_only(string step) =>
        InGeneratedCode($$"""public partial class Flows { {{step}} }""").ShouldBeEmpty();

    [Theory]
    [InlineData("[Step] private static partial Task<T> Go<T>(T x) => Task.FromResult(x);")]
    [InlineData("[Step] private static partial Task<int> Go(in int x) => Task.FromResult(x);")]
    [InlineData("[Step] private static Task<int> Go(int x) => Task.FromResult(x);")]
    [InlineData("[Step(\"Bad Name\")] private static partial Task<int> Go(int x) => Task.FromResult(x);")]
    [InlineData("[Step, Workflow] private static partial Task<int> Go(int x) => Task.FromResult(x);")]
    [InlineData("[Step] private static partial Task<int> Go(int __context) => Task.FromResult(__context);")]
    public void A_body_that_calls_what_has_no_durable_form_is_not_reported_as_well(string step) =>
        InGeneratedCode($$"""public partial class Flows { [Workflow] public async partial Task<int> Run() => await Go(1); {{step}} }""").ShouldBeEmpty();

    [Theory]
    [InlineData("Step<int, int>", "public partial class Unused { }")]
    [InlineData("Go", "public abstract partial class Go : Step<int, int> { public override partial Task<int> ExecuteAsync(int x) => Task.FromResult(x); }")]
    [InlineData("Go", "public abstract class Go : Step<int, int> { }")]
    [InlineData("Go", "public abstract class Go : Step<int, int> { public abstract override Task<int> ExecuteAsync(int x); }")]
    [InlineData("Go", "public class Go : Step<int, int> { public override Task<int> ExecuteAsync(int x) => Task.FromResult(x); }")]
    [InlineData("Go", "[Workflow] public partial class Go : Step<int, int> { public override partial Task<int> ExecuteAsync(int x) => Task.FromResult(x); }")]
    [InlineData("Go<int>", "public partial class Go<T> : Step<T, int> { public override partial Task<int> ExecuteAsync(T x) => Task.FromResult(1); }")]
    [InlineData("Workflow<int, int>", "public partial class Unused { }")]
    public void A_body_that_calls_a_class_without_a_durable_form_is_not_reported_as_well(string go, string declared) =>
        InGeneratedCode($$"""public partial class Flow({{go}} go) : Workflow<int, int> { protected override async partial Task<int> RunAsync(int n) => await go.ExecuteAsync(n); } {{declared}}""").ShouldBeEmpty();

    [Fact]
    public void A_syntax_error_in_a_body_is_reported_once() =>
        InGeneratedCode("public partial class Flows { [Workflow] public async partial Task<int> Run() { await Task.Yield() return 1; } }").ShouldBeEmpty();

    [Fact]
    public void A_type_that_is_not_known_is_missing_in_no_start_method() =>
        Generated.From("using Workflow.Runtime; public partial class Flows { [Workflow] public partial Task Run(List<Missing> all) => Task.CompletedTask; }")
            .Text.ShouldNotContain("StartRunAsync");

    private static string[] InGeneratedCode(string source) =>
    [
        .. Generated.From("using Workflow.Runtime;\n" + source).Output.GetDiagnostics()
            .Where(static each => each.Severity == DiagnosticSeverity.Error && each.Location.SourceTree?.FilePath.StartsWith("/src/", StringComparison.Ordinal) != true)
            .Select(static each => each.ToString()),
    ];
}
