using Workflow.Runtime;

namespace Workflow.Sqlite.Tests.Resuming;

public sealed record Part(string Name, int Hours)
{
    public string? Label { get; set; }
}

/// <summary>Runs that wait in several places at once.</summary>
internal sealed partial class FurnitureFlows(Workshop workshop)
{
    [Workflow]
    public async partial Task<string> Build(List<Part> parts)
    {
        string plan = await Make("plan");
        int done = 0;
        Task<string> inspection = Inspect(plan);
        string[] labels = await Task.WhenAll(parts.Select(async part =>
        {
            string cut = await Make(part.Name);
            await Durable.Delay(TimeSpan.FromHours(part.Hours));
            part.Label = $"{cut}/{++done}";
            return await Make(part.Label);
        }));
        return $"{plan} {string.Join(' ', labels)} {string.Join(' ', parts.Select(part => part.Label))} {await inspection} {done}";
    }

    [Workflow]
    public async partial Task<string> Inspect(string plan)
    {
        string seen = await Make($"look at {plan}");
        await Durable.Delay("5h");
        return await Make(seen);
    }

    [Workflow]
    public async partial Task<string> Wait(string what)
    {
        string made = await Make(what);
        await Durable.Delay("2h");
        return await Make(made);
    }

    [Step]
    private partial Task<string> Make(string what) => Task.FromResult(workshop.Make(what));
}
