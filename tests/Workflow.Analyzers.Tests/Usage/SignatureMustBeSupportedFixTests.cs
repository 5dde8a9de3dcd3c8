using Fix = Workflow.Analyzers.Tests.Kit.Fix<
    Workflow.Analyzers.Usage.SignatureMustBeSupportedAnalyzer, Workflow.CodeFixes.Usage.SignatureMustBeSupportedFix>;

namespace Workflow.Analyzers.Tests.Usage;

public sealed class SignatureMustBeSupportedFixTests
{
    [Fact]
    public Task Private_is_added_before_the_other_modifiers() => Fix.TurnsAll(
        """
        public partial class Orders
        {
            // Ships.
            [Step]
            async partial Task Ship(string order) => await Task.Yield();

            // Packs.
            [Step] partial Task Pack(string order) => Task.CompletedTask;
        }
        """,
        """
        public partial class Orders
        {
            // Ships.
            [Step]
            private async partial Task Ship(string order) => await Task.Yield();

            // Packs.
            [Step] private partial Task Pack(string order) => Task.CompletedTask;
        }
        """);

    [Theory]
    [InlineData("in string order, int count", "string order, int count")]
    [InlineData("int count, ref readonly string order", "int count, string order")]
    public Task What_is_only_read_is_taken_by_value(string before, string after) => Fix.TurnsIntoValid(
        $$"""
        public partial class Orders
        {
            [Step] private async partial Task Ship({{before}}) => await Task.Yield();
        }
        """,
        $$"""
        public partial class Orders
        {
            [Step] private async partial Task Ship({{after}}) => await Task.Yield();
        }
        """);

    [Fact]
    public Task A_defining_part_of_the_users_own_is_deleted() => Fix.TurnsIntoValid(
        """
        public partial class Orders
        {
            private partial Task Ship(string order);

            [Step] private partial Task Ship(string order) => Task.CompletedTask;
        }
        """,
        """
        public partial class Orders
        {

            [Step] private partial Task Ship(string order) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task A_type_of_one_file_is_shown_to_the_others() => Fix.TurnsIntoValid(
        """
        // Orders.
        file static partial class Orders
        {
            [Step] private static partial Task Ship(string order) => Task.CompletedTask;
        }
        """,
        """
        // Orders.
        static partial class Orders
        {
            [Step] private static partial Task Ship(string order) => Task.CompletedTask;
        }
        """);

    [Theory]
    [InlineData("[Step] private async partial Task Ship(in string order) => await Task.Yield(); private Task Again(string order) => Ship(in order);")]
    [InlineData("/// <summary>Ships.</summary>\n private partial Task Ship(string order);\n [Step] private partial Task Ship(string order) => Task.CompletedTask;")]
    [InlineData("[Obsolete] private partial Task Ship(string order); [Step] private partial Task Ship(string order) => Task.CompletedTask;")]
    [InlineData("[Step] private partial Task Ship(out string order) => Task.FromResult(order = \"\");")]
    [InlineData("[Step] private partial Task Ship<T>(T order) => Task.CompletedTask;")]
    public Task Nothing_is_offered_where_something_would_be_lost(string members) => Fix.OffersNothingFor($$"""
        public partial class Orders
        {
            {{members}}
        }
        """);

    [Fact]
    public Task Other_signatures_are_left_alone() => Fix.OffersNothingFor("""
        public partial class Orders
        {
            [Step] private partial Task Ship(ref string order) => Task.CompletedTask;
        }
        """);
}
