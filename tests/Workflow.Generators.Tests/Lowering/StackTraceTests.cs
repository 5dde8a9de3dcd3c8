using System.Reflection;
using Microsoft.CodeAnalysis;
using Workflow.Generators.Tests.Kit;

namespace Workflow.Generators.Tests.Lowering;

public sealed class StackTraceTests
{
    [Theory]
    [InlineData("{ await Task.Yield();\n        int x = 1;\n        throw new InvalidOperationException(\"\" + x); }", 7)]
    [InlineData("=>\n\n        await Task.FromException(new InvalidOperationException());", 7)]
    [InlineData("\n    {\n#if NEVER\n\n#endif\n        await Task.FromException(new InvalidOperationException());\n    }", 10)]
    public async Task A_stack_trace_names_the_line_of_the_users_file(string body, int line)
    {
        Assembly assembly = Load(Generated.ReplayBodiesFrom($$"""
            using Workflow.Runtime;
            namespace Shop;
            public static partial class Flows
            {
                [Workflow] public static async partial Task Run() {{body}}
            }
            """).ShouldCompile().Output);
        MethodInfo form = assembly.GetType("Shop.Flows")!.GetMethod("__Run__Body", BindingFlags.Static | BindingFlags.NonPublic)!;
        InvalidOperationException problem = await Should.ThrowAsync<InvalidOperationException>(() => (Task)form.Invoke(null, [null])!);
        problem.StackTrace!.ShouldContain($"File0.cs:line {line}");
    }

    private static Assembly Load(Compilation compilation)
    {
        Debugging debugging = Debugging.Of(compilation);
        return Assembly.Load(debugging.Image, debugging.Symbols);
    }
}
