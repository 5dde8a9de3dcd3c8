using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Workflow.Generators.Tests.Kit;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace Workflow.Generators.Tests.Emitting;

/// <summary>What an assembly tells others of its members.</summary>
public sealed class FactsTests
{
    private const string File = "Workflow.Runtime.DeterminismFacts.g.cs";

    [Fact]
    public void Visible_members_that_reach_something_are_listed_in_a_fixed_order() => FactsOf("""
        namespace Shop;
        public static class Clock
        {
            public static DateTime Now => Read();
            public static Guid Id() => Guid.NewGuid();
            public static int Both(int n) => Id().GetHashCode() + Now.Day + n;
            public static int Fine(int n) => n;
            private static DateTime Read() => DateTime.UtcNow;
            internal static DateTime Hidden() => DateTime.UtcNow;
            private sealed class Inner { public static DateTime Now() => DateTime.UtcNow; }
            public sealed class Stamp { public DateTime At { get; } = DateTime.UtcNow; }
        }
        """).ShouldBe([
        "WFL2001 M:Shop.Clock.Both(System.Int32) Clock.Both → Clock.Now → Clock.Read → DateTime.UtcNow",
        "WFL2001 M:Shop.Clock.Stamp.#ctor new Clock.Stamp → DateTime.UtcNow",
        "WFL2001 M:Shop.Clock.get_Now Clock.Now → Clock.Read → DateTime.UtcNow",
        "WFL2002 M:Shop.Clock.Both(System.Int32) Clock.Both → Clock.Id → Guid.NewGuid",
        "WFL2002 M:Shop.Clock.Id Clock.Id → Guid.NewGuid",
    ]);

    [Fact]
    public void Internal_members_are_listed_where_others_can_see_them() => FactsOf("""
        [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Tests")]
        internal static class Clock { internal static DateTime Read() => DateTime.UtcNow; private static DateTime Own() => Read(); }
        """).ShouldBe(["WFL2001 M:Clock.Read Clock.Read → DateTime.UtcNow"]);

    [Fact]
    public void Static_state_and_calls_through_interfaces_are_listed() => FactsOf("""
        public static class Settings { public static string Default = "a"; public static int Limit { get; set; } public static readonly string Fixed = "a"; }
        public interface IClock { DateTime Read(); }
        public sealed class SystemClock : IClock { public DateTime Read() => DateTime.Now; }
        """).ShouldBe([
        "WFL2001 M:IClock.Read IClock.Read → SystemClock.Read → DateTime.Now",
        "WFL2001 M:SystemClock.Read SystemClock.Read → DateTime.Now",
        "WFL2008 F:Settings.Default Settings.Default",
        "WFL2008 M:Settings.get_Limit Settings.Limit",
        "WFL2008 M:Settings.set_Limit(System.Int32) Settings.Limit",
    ]);

    [Fact]
    public void Workflows_steps_and_what_only_they_call_are_not_listed() => Generated.From("""
        using Workflow.Runtime;
        namespace Shop;
        public partial class Orders
        {
            private int _count;
            [Workflow] public async partial Task Order(string id) { await Charge(id); _count++; _ = DateTime.Now; }
            [Step] private async partial Task Charge(string id) { await Task.Delay(1); _ = Now() + id; }
            private static DateTime Now() => DateTime.Now;
            public int Count() => _count;
        }
        """).ShouldCompile().Files.ShouldNotContain(each => each.HintName == File);

    [Fact]
    public void A_project_that_does_not_reference_the_runtime_says_nothing()
    {
        CSharpCompilation project = Project.Of("public static class Clock { public static DateTime Read() => DateTime.Now; }");
        project = project.RemoveReferences(project.References.Where(each => each.Display!.EndsWith("Workflow.Runtime.dll", StringComparison.Ordinal)));
        Generated.From(project).Files.ShouldBeEmpty();
    }

    [Fact]
    public void The_order_of_files_does_not_matter()
    {
        string[] files =
        [
            "public static partial class A { public static int One() => B.Two() + Three(); public static int Three() => B.Two(); }",
            "public static class B { public static int Two() => A.Three() + A.Four(); }",
            "public static partial class A { public static int Four() => DateTime.Now.Day + One(); }",
        ];
        CSharpCompilation project = Project.Of(files);
        CSharpCompilation reversed = project.RemoveAllSyntaxTrees().AddSyntaxTrees(project.SyntaxTrees.Reverse());
        Generated.From(reversed).File(File).ShouldBe(Generated.From(project).File(File));
    }

    [Fact]
    public void An_edit_that_changes_no_fact_writes_nothing_again()
    {
        Session session = new("public static class Clock { public static DateTime Read() { return DateTime.Now; } public static int One() => 1; }");
        session.Edit(0, "=> 1", "=> 2");
        session.Reasons(TrackingNames.Facts).ShouldBe([Unchanged]);
        session.Outputs.ShouldBe([Cached]);
        session.Edit(0, "=> 2", "=> DateTime.UtcNow.Day");
        session.Reasons(TrackingNames.Facts).ShouldBe([Modified]);
    }

    private static string[] FactsOf(string source)
    {
        Generated generated = Generated.From(source).ShouldCompile();
        generated.Files.ShouldContain(each => each.HintName == File);
        AttributeData attribute = generated.Output.Assembly.GetAttributes().Single(each => each.AttributeClass!.Name == "DeterminismFactsAttribute");
        return ((string)attribute.ConstructorArguments[0].Value!).Split('\n');
    }
}
