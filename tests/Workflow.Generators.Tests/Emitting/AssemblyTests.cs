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
            .Text.ShouldContain("mail.__Send(__context, \"a\")");
    }

    [Fact]
    public void Classes_of_another_assembly_that_are_steps_and_workflows_are_called_and_started()
    {
        Compilation library = Generated.From(Project.Named("Mail.Steps", """
            using Workflow.Runtime;
            namespace Mail;
            public partial class Send : Step<string, int> { public override async partial Task<int> ExecuteAsync(string text) { await Task.Yield(); return text.Length; } }
            [Workflow("greet_all")]
            public partial class Greet(Send send) : Workflow<string> { protected override async partial Task RunAsync(string text) => await send.ExecuteAsync(text); }
            """)).ShouldCompile().Output;
        using MemoryStream image = new();
        library.Emit(image).Success.ShouldBeTrue();
        string text = Generated.From(Project.Of("""
            using Mail;
            using Workflow.Runtime;
            namespace Shop;
            public partial class Run(Send send, Greet greet) : Workflow<string>
            {
                protected override async partial Task RunAsync(string text)
                {
                    await send.ExecuteAsync(text);
                    await greet.ExecuteAsync(input: text);
                    ChildHandle child = await greet.StartGreetChildAsync(text);
                    await child.Completed;
                }
            }
            public static class Use { public static Task Start(WorkflowClient client) => client.StartGreetAsync("c"); }
            """).AddReferences(MetadataReference.CreateFromImage(image.ToArray()))).ShouldCompile().Text;
        text.ShouldContain("send.__ExecuteAsync(__context, __frame.text)");
        text.ShouldContain("greet.__RunAsync(__context,");
        text.ShouldContain("\"workflow greet_all\"");
    }

    [Fact]
    public void Generic_classes_of_another_assembly_are_called_and_started()
    {
        Compilation library = Generated.From(Project.Named("Mail.Steps", """
            using Workflow.Runtime;
            namespace Mail;
            public sealed record Letter(string Text);
            internal sealed record Hidden(string Text);
            [WorkflowTypeArguments("letter", typeof(Letter))]
            [WorkflowTypeArguments("hidden", typeof(Hidden))]
            public partial class Post<T> where T : class
            {
                [Workflow] public async partial Task<List<T>> Send(T one) => [await Stamp(one)];
                [Step] public async partial Task<T> Stamp(T one) { await Task.Yield(); return one; }
            }
            """)).ShouldCompile().Output;
        using MemoryStream image = new();
        library.Emit(image).Success.ShouldBeTrue();
        Generated.From(Project.Of("""
            using Mail;
            using Workflow.Runtime;
            namespace Shop;
            public partial class Flows(Post<Letter> post)
            {
                [Workflow] public async partial Task<int> Run(Letter letter) => (await post.Send(await post.Stamp(letter))).Count;
            }
            public static class Use
            {
                public static Task<WorkflowHandle<List<Letter>>> Start(WorkflowClient client, WorkflowsBuilder builder)
                {
                    builder.AddWorkflowsFromMailSteps().AddPost<Letter>().AddPost();
                    return client.StartSendAsync(new Letter("a"));
                }
            }
            """).AddReferences(MetadataReference.CreateFromImage(image.ToArray()))).ShouldCompile();
    }

    [Theory]
    [InlineData("Shop", "    protected override global::Shop.Order ReadMembers(")]
    [InlineData("Workflow.Sqlite.Tests", "    protected internal override global::Shop.Order ReadMembers(")]
    public void Codecs_in_friend_assemblies_of_the_runtime_are_as_accessible_as_the_language_demands(string assembly, string declaration) =>
        Generated.From(Project.Named(assembly, """
            using Workflow.Runtime;
            namespace Shop;
            public sealed record Order(string Id) { public int Count { get; init; } }
            public readonly record struct Line(Order Order);
            public abstract record Shape { public sealed record Round(int Size) : Shape; }
            public sealed class OrderException(Order order) : Exception { public Order Order { get; } = order; }
            public partial class Flows { [Step] public async partial Task<Shape> Run(Line[] lines) { await Task.Yield(); return lines.Length > 0 ? new Shape.Round(1) : throw new OrderException(new("a")); } }
            """)).ShouldCompile().Text.ShouldContain(declaration);

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
