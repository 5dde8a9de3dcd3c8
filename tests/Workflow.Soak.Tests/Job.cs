using System.Globalization;
using Workflow.Runtime;
using Workflow.Testing;

namespace Workflow.Soak;

/// <summary>One run of the soak: how it is started, what is done to it, and how it must end.</summary>
/// <param name="Id">The run's id.</param>
/// <param name="Start">Starts it; harmless when repeated.</param>
/// <param name="Act">What is done to it besides; null for nothing. May be repeated in whole.</param>
/// <param name="Expected">Its result; null for a run that is cancelled.</param>
internal sealed record Job(string Id, Func<WorkflowClient, StartOptions, Task> Start, Func<WorkflowHandle, Task>? Act, int? Expected)
{
    private const int Kinds = 4;

    /// <summary>The jobs of a soak, drawn by a seed. What each returns is what the plain C# method returns.</summary>
    public static async Task<IReadOnlyList<Job>> MakeAsync(int count, int seed)
    {
        Random random = new(seed);
        SoakFlows flows = new();
        await using WorkflowTestHost plain = WorkflowTestHost.Create(_ => { });
        Dictionary<int, int> results = [];
        List<Job> jobs = [];
        for (int i = 0; i < count; i++)
        {
            int number = random.Next(0, 24);
            if (!results.TryGetValue(number, out int work)) results[number] = work = await plain.RunPlainAsync(() => flows.Work(number));
            string id = string.Create(CultureInfo.InvariantCulture, $"job-{i}");
            jobs.Add((i % Kinds) switch
            {
                0 => new Job(id, (client, options) => client.StartWorkAsync(number, options), null, work),
                1 => new Job(id, (client, options) => client.StartFamilyAsync(number, options), null, work + (number % 3 == 0 ? 0 : number % 3 + 1)),
                2 => Rounds(id, 1 + number % 4),
                _ => new Job(id, (client, options) => client.StartCancelledAsync(number, options), static run => run.CancelAsync(), null),
            });
        }

        return jobs;
    }

    /// <summary>As many signals as it has rounds. A signal whose sender saw an error may have been sent, so each says the same.</summary>
    private static Job Rounds(string id, int rounds) => new(
        id, (client, options) => client.StartRoundsAsync(rounds - 1, 0, options),
        async run =>
        {
            for (int i = 0; i < rounds; i++) await run.SignalAsync("number", 7);
        },
        rounds * 8);
}
