using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Text;
using Workflow.CodeFixes.Refactorings;

namespace Workflow.Analyzers.Tests.Quality;

/// <summary>Unusual code, half typed: neither rules nor fixes nor the refactoring may throw. The kit turns an exception of a rule into a failure.</summary>
public sealed class BrokenSnippetTests
{
    [Theory]
    [InlineData(41)]
    [InlineData(42)]
    [InlineData(43)]
    public async Task Nothing_throws_at_code_with_pieces_cut_out_or_doubled(int seed)
    {
        var random = new Random(seed);
        foreach (Snippet snippet in Snippet.All.Where(static each => each.IsUnusual))
        {
            string source = Broken(snippet.Source, random);
            Document document = UserDocument.Of(source);
            foreach (Diagnostic diagnostic in await Analysis.RunAsync(TestCompilation.AfterGeneration(source), Rules.All))
            {
                if (diagnostic.Location.SourceTree?.FilePath != TestCompilation.UserFile) continue;
                foreach (CodeFixProvider fix in OfferedFixes.For(diagnostic.Id))
                    foreach (CodeAction action in await OfferedFixes.ActionsAsync(fix, document, diagnostic)) await UserDocument.TextAfter(action, document);
            }

            for (int selection = 0; selection < 5; selection++)
            {
                int start = random.Next(source.Length);
                var span = new TextSpan(start, Math.Min(random.Next(1, 60), source.Length - start));
                List<CodeAction> actions = [];
                await new ExtractToStepRefactoring().ComputeRefactoringsAsync(new CodeRefactoringContext(document, span, actions.Add, CancellationToken.None));
                foreach (CodeAction action in actions) await UserDocument.TextAfter(action, document);
            }
        }
    }

    private static string Broken(string source, Random random)
    {
        for (int cut = random.Next(1, 4); cut > 0; cut--)
        {
            int start = random.Next(source.Length);
            int length = Math.Min(random.Next(1, 30), source.Length - start);
            source = random.Next(3) == 0 ? source.Insert(start, source.Substring(start, length)) : source.Remove(start, length);
        }

        return source;
    }
}
