using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
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
        // A debug symbol file records a checksum of each file, so every file needs an encoding.
        SyntaxTree[] trees =
        [
            .. compilation.SyntaxTrees.Select(static each =>
                CSharpSyntaxTree.ParseText(SourceText.From(each.ToString(), Encoding.UTF8), Project.ParseOptions, each.FilePath)),
        ];
        using MemoryStream image = new();
        using MemoryStream symbols = new();
        EmitResult result = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees)
            .Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        result.Success.ShouldBeTrue(string.Join("\n", result.Diagnostics));
        return Assembly.Load(image.ToArray(), symbols.ToArray());
    }
}
