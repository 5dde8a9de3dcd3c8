using Workflow.Differential.Kit;
using Workflow.Runtime;

namespace Workflow.Differential.Corpus;

public partial class Primitives(Steps steps)
{
    [Workflow, Machine]
    public async partial Task<string> Delays(int n)
    {
        DateTimeOffset begun = Durable.UtcNow;
        await Durable.Delay("1h");
        for (int i = 0; i < n; i++) await Durable.Delay(TimeSpan.FromMinutes(i));
        await Durable.DelayUntil(begun.AddDays(1));
        return $"{Durable.UtcNow - begun}";
    }

    [Workflow, Machine]
    public async partial Task<string> Timers_in_parallel(int n)
    {
        List<string> order = [];
        Task slow = Durable.Delay("3h");
        Task fast = Durable.Delay("1h");
        Task none = Durable.Delay(TimeSpan.Zero);
        Task first = await Task.WhenAny(slow, fast);
        order.Add(first == fast ? "fast" : "slow");
        await steps.Echo(n);
        await Task.WhenAll(slow, none);
        return $"{order[0]} {slow.IsCompleted} {none.IsCompleted}";
    }

    [Workflow, Machine]
    public async partial Task<string> Random_numbers_and_identifiers(int n)
    {
        int[] numbers = [Durable.Random.Next(100), Durable.Random.Next(100)];
        await steps.Echo(n);
        Guid id = Durable.NewGuid();
        await steps.Echo(n);
        int again = Durable.Random.Next(100);
        return $"{numbers.All(each => each < 100)} {id == Durable.NewGuid() && id != Guid.Empty} {again < 100}";
    }

    [Workflow, Machine]
    public async partial Task<string> The_run_itself(int n)
    {
        string id = Durable.Run.Id;
        await steps.Echo(n);
        return $"{id} {Durable.Run.Id == id} {Durable.Run.StartedAt:O}";
    }

    [Workflow, Machine]
    public async partial Task<string> Events_of_the_user(int n)
    {
        Durable.LogEvent("begin");
        for (int i = 0; i < n; i++)
        {
            Durable.LogEvent($"round {i}", new Dictionary<string, string> { ["i"] = $"{i}" });
            await steps.Echo(i);
        }

        Durable.LogEvent("end");
        return "done";
    }

    [Workflow, Machine]
    public async partial Task<string> Nothing_to_wait_for_at_first(int n)
    {
        if (n < 2) return $"{n}";
        return await steps.Text(n);
    }
}
