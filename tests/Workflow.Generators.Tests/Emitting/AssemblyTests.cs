using Microsoft.CodeAnalysis;
using Workflow.Generators.Tests.Kit;

namespace Workflow.Generators.Tests.Emitting;

public sealed class AssemblyTests
{
    private const string Steps = """
        using Workflow.Runtime;
        namespace Mail;
        public partial class MailSteps { [Step] public async partial Task<int> Send(string text) { await Task.Yield(); return text.Length; } }
        public static partial class MailFlows { [Workflow] public static async partial Task Greet(string text, int times = 2) { await Task.Yield(); _ = (text, times); } }
        """;

    private const string Flows = """
        using Mail;
        using Workflow.Runtime;
        namespace Shop;
        public partial class Flows(MailSteps mail)
        {
            [Workflow] public async partial Task Run(string[] texts)
            {
                await mail.Send("a");
                await Task.WhenAll(texts.Select(mail.Send));
                await MailFlows.Greet("b");
            }
        }
        public static class Use
        {
            public static Task Start(WorkflowClient client, WorkflowsBuilder builder)
            {
                builder.AddWorkflowsFromMailSteps().AddWorkflowsFromShop().AddFlows().AddMailSteps();
                return client.StartGreetAsync("c", times: 3, new StartOptions { Id = "x" });
            }
        }
        """;

    [Fact]
    public void Steps_and_workflows_of_another_assembly_are_called_and_registered()
    {
        Compilation library = Generated.From(Project.Named("Mail.Steps", Steps)).ShouldCompile().Output;
        using MemoryStream image = new();
        library.Emit(image).Success.ShouldBeTrue();
        Generated.From(Project.Of(Flows).AddReferences(MetadataReference.CreateFromImage(image.ToArray()))).ShouldCompile()
            .Text.ShouldContain("await mail.__Send(__context, \"a\")");
    }

    [Theory]
    [InlineData("shop", "AddWorkflowsFromShop")]
    [InlineData("Shop.Orders", "AddWorkflowsFromShopOrders")]
    [InlineData("my-app.2", "AddWorkflowsFromMyApp2")]
    public void The_registration_of_an_assembly_bears_its_name(string assembly, string method) =>
        Generated.From(Project.Named(assembly, Steps)).ShouldCompile().Text.ShouldContain($" {method}(this ");

    [Fact]
    public void An_assembly_without_durable_methods_gets_nothing() => Generated.From("namespace Shop; public class Empty;").Files.ShouldBeEmpty();

    [Fact]
    public void An_assembly_whose_workflows_are_all_internal_is_registered_internally() =>
        Generated.From("using Workflow.Runtime; namespace Shop; internal partial class A { [Workflow] public async partial Task Run() => await Task.Yield(); }")
            .ShouldCompile().Text.ShouldContain("internal static class WorkflowsFromShopExtensions_");
}
