namespace Shop;

public enum JobState { Running, Done, Failed }
public sealed record Job(string Id, JobState State, int Percent);

public interface IJobs { Task<string> StartAsync(string input); Task<Job> StateAsync(string id); }

public partial class JobWorkflows(IJobs jobs)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    [Workflow]
    public async partial Task<Job> RunJob(string input)
    {
        string id = await Start(input);
        TimeSpan pause = TimeSpan.FromSeconds(5);
        while (true)
        {
            Job job = await State(id);
            if (job is { State: not JobState.Running }) return job;
            await Durable.Delay(pause);
            pause = pause * 2 < Longest ? pause * 2 : Longest;
        }
    }

    [Step] private async partial Task<string> Start(string input) => await jobs.StartAsync(input);
    [Step] private async partial Task<Job> State(string id) => await jobs.StateAsync(id);
}
