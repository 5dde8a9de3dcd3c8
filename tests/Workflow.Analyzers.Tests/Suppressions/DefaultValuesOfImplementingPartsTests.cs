using Microsoft.CodeAnalysis;
using Workflow.Analyzers.Suppressions;

namespace Workflow.Analyzers.Tests.Suppressions;

public sealed class DefaultValuesOfImplementingPartsTests
{
    [Theory]
    [InlineData("[Step] private async partial Task Ship(int count = 2) => await Task.Yield();")]
    [InlineData("[Workflow] public async partial Task Process(int count = 2) => await Task.Yield();")]
    public async Task The_warning_is_silenced_on_workflows_and_steps(string method)
    {
        Compilation compilation = TestCompilation.AfterGeneration($"public partial class Orders {{ {method} }}");
        compilation.GetDiagnostics().ShouldContain(diagnostic => diagnostic.Id == "CS1066", "without the suppressor");
        (await Warnings(compilation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_warning_is_kept_on_other_partial_methods() =>
        (await Warnings(TestCompilation.BeforeGeneration("""
            public partial class Orders
            {
                private partial Task Ship(int count);
                private async partial Task Ship(int count = 2) => await Task.Yield();
            }
            """))).ShouldHaveSingleItem();

    [Fact]
    public async Task The_warning_is_kept_on_explicit_implementations() =>
        (await Warnings(TestCompilation.BeforeGeneration("""
            public interface IOrders { Task Ship(int count); }
            public partial class Orders : IOrders { [Step] async Task IOrders.Ship(int count = 2) => await Task.Yield(); }
            """))).ShouldHaveSingleItem();

    private static async Task<IEnumerable<Diagnostic>> Warnings(Compilation compilation) =>
        (await Analysis.CompileAsync(compilation, new DefaultValuesOfImplementingPartsSuppressor()))
            .Where(diagnostic => diagnostic.Id == "CS1066" && !diagnostic.IsSuppressed);
}
