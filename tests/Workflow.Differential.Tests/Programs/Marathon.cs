using System.Collections.Concurrent;

namespace Workflow.Differential.Programs;

/// <summary>Any number of random programs, examined on all cores.</summary>
internal static class Marathon
{
    /// <summary>What programs are executed with: once as it is, once with a condition or a loop taken otherwise.</summary>
    private static readonly int[] Inputs = [1, 4];

    /// <summary>The verdicts on a few programs.</summary>
    public static Task<IReadOnlyList<Verdict>> ExamineAsync(IReadOnlyList<RandomProgram> programs) => ProgramBatch.ExamineAsync(programs, Inputs);

    /// <summary>The verdicts, by seed.</summary>
    /// <param name="count">How many programs.</param>
    /// <param name="seed">The first program's; the others follow.</param>
    /// <param name="examined">Told of each batch.</param>
    public static async Task<IReadOnlyList<Verdict>> RunAsync(int count, int seed, Action<IReadOnlyList<Verdict>>? examined = null)
    {
        ConcurrentBag<Verdict> verdicts = [];
        await Parallel.ForEachAsync(
            Enumerable.Range(seed, count).Chunk(ProgramBatch.Size),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            async (seeds, _) =>
            {
                IReadOnlyList<Verdict> batch = await ExamineAsync([.. seeds.Select(RandomProgram.Of)]).ConfigureAwait(false);
                foreach (Verdict each in batch) verdicts.Add(each);
                examined?.Invoke(batch);
            }).ConfigureAwait(false);
        return [.. verdicts.OrderBy(static each => each.Program.Seed)];
    }
}
