using System.Reflection;

namespace Workflow.Differential;

/// <summary>Examines hand-written bodies outside the tests, for whoever works on one.</summary>
internal static class CorpusReport
{
    /// <returns>Whether all is as it should be.</returns>
    public static async Task<bool> WriteAsync(string partOfName)
    {
        CorpusAsReplayBodies replayBodies = new();
        bool isRight = true;
        foreach (MethodInfo method in CorpusBodies.All.Where(each => CorpusBodies.NameOf(each).Contains(partOfName, StringComparison.OrdinalIgnoreCase)))
        {
            CorpusVerdict verdict = await CorpusVerdict.OfAsync(method, replayBodies);
            if (verdict.Problems.Count > 0) Console.WriteLine($"{CorpusBodies.NameOf(method)}\n{string.Join("\n", verdict.Problems)}\n");
            isRight &= verdict.Problems.Count == 0;
        }

        return isRight;
    }
}
