using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.Usage.BodiesMustHaveADurableFormAnalyzer>;

namespace Workflow.Analyzers.Tests.Usage;

public sealed class BodiesMustHaveADurableFormTests
{
    private const string Steps = """

            [Step] private static async partial Task<int> Ship(int count) { await Task.Yield(); return count; }
            [Step("ship_text")] private static async partial Task<int> Ship(string text) { await Task.Yield(); return text.Length; }
            [Step] private static async partial Task<int> Weigh(int count) { await Task.Yield(); return count; }
        """;

    [Fact]
    public Task A_type_that_is_local_to_its_file_is_reported_where_it_is_named() => Rule.Says(
        "Workflow 'Orders.Process' uses 'Rates', which is local to its file, and the durable form stands in another; remove 'file' from 'Rates'",
        $$"""
        public partial class Orders
        {
            [Workflow] public async partial Task<int> Process(int count) => await Ship(count * [|Rates|].Vat);{{Steps}}
        }
        file static class Rates { public const int Vat = 2; }
        """);

    [Fact]
    public Task An_extension_method_of_such_a_type_is_reported() => Rule.Reports($$"""
        public partial class Orders
        {
            [Workflow] public async partial Task<int> Process(int count) => await Ship(count.[|Twice|]());{{Steps}}
        }
        file static class Rates { public static int Twice(this int count) => 2 * count; }
        """);

    [Fact]
    public Task The_address_of_a_step_is_reported() => Rule.Says(
        "Workflow 'Orders.Process' takes the address of 'Weigh', and a pointer cannot carry the run to the call; use a delegate, or call 'Weigh' itself",
        $$"""
        public partial class Orders
        {
            [Workflow] public unsafe partial Task<int> Process(int count) { delegate*<int, Task<int>> weigh = [|&Weigh|]; return weigh(count); }{{Steps}}
        }
        """);

    [Fact]
    public Task A_step_that_a_dynamic_argument_chooses_is_reported() => Rule.Says(
        "Workflow 'Orders.Process' calls 'Ship' with a dynamic argument, so that only at run time it is decided what is called, without durability; cast the argument to the type of its parameter",
        $$"""
        public partial class Orders
        {
            [Workflow] public async partial Task<int> Process(int count) { dynamic any = count; return await [|Ship|](any); }{{Steps}}
        }
        """);

    [Fact]
    public Task A_variable_with_the_name_of_the_run_is_reported_where_it_is_declared() => Rule.Says(
        "Workflow 'Orders.Process' calls something '__context', as the run is called in its durable form; give it another name",
        $$"""
        public partial class Orders
        {
            [Workflow] public async partial Task<int> Process(int count) { int [|__context = count|]; return await Ship(__context); }{{Steps}}
        }
        """);

    [Theory]
    [InlineData("(int __context, int y) both = (1, count); return await Ship(both.__context);")]
    [InlineData("int __frame = count, __this = 1; return await Ship(__frame + __this);")]
    [InlineData("dynamic any = count; return await Ship((int)any);")]
    [InlineData("dynamic any = count; return await Weigh(any);")]
    [InlineData("dynamic any = count; return await Weigh(Math.Abs(any));")]
    [InlineData("Func<int, Task<int>> weigh = Weigh; return await weigh(count);")]
    [InlineData("int abs; unsafe { delegate*<int, int> pointer = &Plain; abs = pointer(count); } return await Weigh(abs);")]
    public Task What_has_a_durable_form_is_not_reported(string body) => Rule.IsSilentOn($$"""
        public partial class Orders
        {
            private static int Plain(int count) => count;
            [Workflow] public async partial Task<int> Process(int count) { {{body}} }{{Steps}}
        }
        """);

    [Fact]
    public Task A_step_may_use_what_it_likes() => Rule.IsSilentOn("""
        public partial class Orders
        {
            [Step] public async partial Task<int> Price(int count) { await Task.Yield(); return count * Rates.Vat; }
        }
        file static class Rates { public const int Vat = 2; }
        """);
}
