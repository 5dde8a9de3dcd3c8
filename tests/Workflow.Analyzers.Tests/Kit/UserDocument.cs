using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CSharp;
using Workflow.Generators;

namespace Workflow.Analyzers.Tests.Kit;

/// <summary>The user's file as an editor has it open, what an action makes of it, and whether that compiles.</summary>
internal static class UserDocument
{
    public static Document Of(string source)
    {
        CSharpCompilation compilation = TestCompilation.BeforeGeneration(source);
        var workspace = new AdhocWorkspace();
        Project project = workspace.AddProject("Shop", LanguageNames.CSharp)
            .WithCompilationOptions(TestCompilation.Options)
            .WithParseOptions(compilation.SyntaxTrees[0].Options)
            .WithMetadataReferences(TestCompilation.References);
        foreach (SyntaxTree tree in compilation.SyntaxTrees.Skip(1))
            project = project.AddDocument(Path.GetFileName(tree.FilePath), tree.ToString(), filePath: tree.FilePath).Project;
        return project.AddDocument("User.cs", source, filePath: TestCompilation.UserFile);
    }

    public static async Task<string> TextAfter(CodeAction action, Document document)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        Solution changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return (await changed.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }

    /// <summary>The errors of a source together with what the generator makes of it.</summary>
    public static ImmutableArray<Diagnostic> ErrorsOf(string source)
    {
        CSharpCompilation before = TestCompilation.BeforeGeneration(source);
        CSharpGeneratorDriver
            .Create([new WorkflowGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)before.SyntaxTrees[0].Options)
            .RunGeneratorsAndUpdateCompilation(before, out Compilation after, out ImmutableArray<Diagnostic> generated);
        return [.. after.GetDiagnostics().Concat(generated).Where(static each => each.Severity == DiagnosticSeverity.Error)];
    }
}
