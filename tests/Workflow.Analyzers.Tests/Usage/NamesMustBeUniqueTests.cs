using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.Usage.NamesMustBeUniqueAnalyzer>;

namespace Workflow.Analyzers.Tests.Usage;

public sealed class NamesMustBeUniqueTests
{
    [Fact]
    public async Task Two_steps_of_an_assembly_that_share_a_name_are_reported()
    {
        IReadOnlyList<string> messages = await Rule.Reports("""
            namespace One { public partial class Orders { [Step] private async partial Task [|Ship|](string order) => await Task.Yield(); } }
            namespace Two { public partial class Parcels { [Step([|"ship"|])] private async partial Task Send(string order) => await Task.Yield(); } }
            """);
        messages.ShouldBe([
            "Step 'Orders.Ship' has the name 'ship', as step 'Parcels.Send' has; "
                + "step names are unique per host: give one of them another name, such as [Step(\"orders_ship\")]",
            "Step 'Parcels.Send' has the name 'ship', as step 'Orders.Ship' has; "
                + "step names are unique per host: give one of them another name, such as [Step(\"parcels_ship\")]"]);
    }

    [Fact]
    public async Task Two_workflows_that_share_name_and_version_are_reported()
    {
        IReadOnlyList<string> messages = await Rule.Reports("""
            public partial class Orders
            {
                [Workflow([|"process"|])] public async partial Task First(string order) => await Task.Yield();
                [Workflow([|"process"|], Version = "1.0.0")] public async partial Task Second(string order) => await Task.Yield();
            }
            """);
        messages[0].ShouldBe("Workflow 'Orders.First' has the name 'process' and the version '1.0.0', as workflow 'Orders.Second' has; "
            + "give one of them another version, or another name");
    }

    [Fact]
    public async Task Names_that_meet_once_types_are_stated_are_reported()
    {
        IReadOnlyList<string> messages = await Rule.Reports("""
            [WorkflowTypeArguments("line", typeof(int))]
            [WorkflowTypeArguments("order_line", typeof(string))]
            public partial class Orders<T>
            {
                [Step] private async partial Task [|Ship|](T order) => await Task.Yield();
                [Step] private async partial Task [|ShipOrder|](T order) => await Task.Yield();
                [Workflow] public async partial Task Process(T order) => await Task.Yield();
            }
            public partial class Others { [Workflow([|"process_line"|])] public async partial Task Process(string order) => await Task.Yield(); }
            """.Replace("Task Process(T", "Task [|Process|](T", StringComparison.Ordinal));
        messages[0].ShouldBe("Step 'Orders<T>.Ship' has the name 'ship_order_line', as step 'Orders<T>.ShipOrder' has; "
            + "step names are unique per host: give one of them another name, such as [Step(\"orders_ship\")]");
        messages[2].ShouldBe("Workflow 'Orders<T>.Process' has the name 'process_line' and the version '1.0.0', as workflow 'Others.Process' has; "
            + "give one of them another version, or another name");
    }

    [Fact]
    public Task Methods_of_generic_classes_that_are_stated_apart_are_not_reported() => Rule.IsSilentOn("""
        [WorkflowTypeArguments("number", typeof(int))]
        [WorkflowTypeArguments("text", typeof(string))]
        public partial class Orders<T> { [Step] private async partial Task Ship(T order) => await Task.Yield(); }
        [WorkflowTypeArguments("date", typeof(DateTime))]
        public partial class Parcels<T> { [Step] private async partial Task Ship(T order) => await Task.Yield(); }
        public partial class Others { [Step] private async partial Task Ship(string order) => await Task.Yield(); }
        """);

    [Fact]
    public async Task Versions_of_a_workflow_without_a_default_are_reported()
    {
        IReadOnlyList<string> messages = await Rule.Reports("""
            public partial class Orders
            {
                [Workflow([|"process"|])] public async partial Task First(string order) => await Task.Yield();
                [Workflow([|"process"|], Version = "2", Default = false)] public async partial Task Second(string order) => await Task.Yield();
            }
            """);
        messages[0].ShouldBe("Workflow 'Orders.First' is one of 2 versions of 'process', none of which is the default; "
            + "set Default = true on the one that a start without a version is to take");
    }

    [Fact]
    public async Task Several_default_versions_of_a_workflow_are_reported()
    {
        IReadOnlyList<string> messages = await Rule.Reports("""
            public partial class Orders
            {
                [Workflow([|"process"|], Default = true)] public async partial Task First(string order) => await Task.Yield();
                [Workflow([|"process"|], Version = "2", Default = true)] public async partial Task Second(string order) => await Task.Yield();
                [Workflow("process", Version = "3")] public async partial Task Third(string order) => await Task.Yield();
            }
            """);
        messages[0].ShouldBe("Workflow 'Orders.First' is marked as the default version of 'process', as workflow 'Orders.Second' is; "
            + "keep Default = true on one of them only");
    }

    [Fact]
    public Task Different_names_versions_with_one_default_and_a_step_named_like_a_workflow_are_fine() => Rule.IsSilentOn("""
        public partial class Orders
        {
            [Workflow("process")] public async partial Task First(string order) => await Task.Yield();
            [Workflow("process", Version = "2", Default = true)] public async partial Task Second(string order) => await Task.Yield();
            [Step("process")] private async partial Task Third(string order) => await Task.Yield();
            [Step] private async partial Task Ship(string order) => await Task.Yield();
        }
        """);

    [Fact]
    public Task Overloads_that_share_a_default_name_are_left_to_the_rule_on_names() => Rule.IsSilentOn("""
        public partial class Orders
        {
            [Step] private async partial Task Ship(string order) => await Task.Yield();
            [Step] private async partial Task Ship(int order) => await Task.Yield();
        }
        """);
}
