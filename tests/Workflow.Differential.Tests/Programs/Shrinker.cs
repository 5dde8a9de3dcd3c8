using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Workflow.Differential.Programs;

/// <summary>
/// Makes a program that shows a difference smaller, for as long as it still shows one of the same kind. Cuts are tried many at a time, in one
/// compilation.
/// </summary>
internal static partial class Shrinker
{
    private const int CutsAtATime = 24;

    /// <summary>How many compilations a shrinking may take.</summary>
    private const int MostRounds = 250;

    public static async Task<Verdict> ShrinkAsync(Verdict failed)
    {
        Verdict smallest = failed;
        int rounds = 0;
        for (bool isSmaller = true; isSmaller && rounds < MostRounds;)
        {
            isSmaller = false;
            string text = smallest.Program.Text;
            foreach (TextChange[] cuts in Reductions.Of(text).Chunk(CutsAtATime))
            {
                if (++rounds > MostRounds) break;
                bool[] work = await TryAsync([.. cuts.Select(each => Reductions.Apply(text, [each]))]).ConfigureAwait(false);
                TextChange[] good = [.. cuts.Where((_, index) => work[index])];
                if (good.Length == 0) continue;
                // What can be cut alone can mostly be cut together.
                if (good.Length > 1) await TryAsync([Reductions.Apply(text, good), Reductions.Apply(text, good.Where((_, index) => index % 2 == 0))]).ConfigureAwait(false);
                isSmaller = true;
                break;
            }
        }

        return smallest with { Program = smallest.Program with { Text = WithoutEmptyLines(smallest.Program.Text) } };

        async Task<bool[]> TryAsync(string[] texts)
        {
            RandomProgram[] candidates = [.. texts.Select((each, index) => Renamed(each, failed.Program.Seed, index))];
            IReadOnlyList<Verdict> verdicts = await ProgramBatch.ExamineAsync(candidates, failed.Problem!.Input).ConfigureAwait(false);
            bool[] work = [.. verdicts.Select(each => each.Problem?.Kind == failed.Problem.Kind)];
            foreach (Verdict verdict in verdicts.Where((_, index) => work[index]))
                if (verdict.Program.Text.Length < smallest.Program.Text.Length || smallest == failed) smallest = verdict;
            return work;
        }
    }

    /// <summary>Classes of one compilation need different names; the seed also decides in which order steps end, so it changes by what does not matter.</summary>
    private static RandomProgram Renamed(string text, int seed, int index)
    {
        int original = seed % RandomProgram.SeedSpan;
        int renamed = original + RandomProgram.SeedSpan * (index + 1);
        return new RandomProgram(renamed, ClassName().Replace(text, ProgramGenerator.ClassOf(renamed)));
    }

    private static string WithoutEmptyLines(string text) => string.Join("\n", text.Split('\n').Where(static each => each.Trim() is not ("" or ";")));

    [GeneratedRegex(@"\bProgram\d+\b")]
    private static partial Regex ClassName();
}
