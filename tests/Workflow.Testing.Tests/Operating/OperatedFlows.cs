using Workflow.Runtime;
using Workflow.Testing.Tests.Kit;

namespace Workflow.Testing.Tests.Operating;

/// <summary>What goes wrong until somebody repairs it.</summary>
internal sealed class Machinery
{
    public bool IsRepaired { get; set; }

    public bool IsFull { get; set; }
}

public partial class OperatedFlows
{
    private readonly Machinery _machinery;
    private readonly Tally _tally;

    internal OperatedFlows(Machinery machinery, Tally tally) => (_machinery, _tally) = (machinery, tally);

    [Workflow]
    public async partial Task<string> Produce(string what)
    {
        string material = await Fetch(what);
        string[] parts = await Task.WhenAll(Saw(material), Drill(material));
        try
        {
            return await Assemble(string.Join("+", parts));
        }
        catch (InvalidOperationException)
        {
            await CleanUp();
            throw;
        }
    }

    [Workflow(Timeout = "2h")]
    public async partial Task<string> TakeTooLong()
    {
        try
        {
            await Durable.Delay("1d");
            return "late";
        }
        finally
        {
            await CleanUp();
        }
    }

    [Workflow]
    public async partial Task<string> TagItself()
    {
        string before = Describe();
        Durable.SetTag("phase", "one");
        await Fetch("tag");
        Durable.SetTag("phase", "two");
        await Durable.Delay("1h");
        await Fetch("tag");
        return $"{before} {Describe()}";

        static string Describe() => string.Join(",", Durable.Run.Tags.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => $"{each.Key}={each.Value}"));
    }

    [Workflow]
    public async partial Task<int> CountHours(int hours)
    {
        int count = 0;
        while (count < hours)
        {
            await Durable.Delay("1h");
            count++;
            await Fetch($"hour {count}");
        }

        return count;
    }

    [Workflow]
    public async partial Task<string> CopyAndChange()
    {
        List<string> recorded = await FetchMany();
        List<string> mine = Durable.Copy(recorded);
        mine.Add("mine");
        await Durable.Delay("1h");
        return $"{recorded.Count} {mine.Count} {ReferenceEquals(recorded, mine)}";
    }

    [Step]
    private partial Task<string> Fetch(string what)
    {
        _tally.Add($"fetch {what}");
        return Task.FromResult(what);
    }

    [Step]
    private static partial Task<List<string>> FetchMany() => Task.FromResult<List<string>>(["a", "b"]);

    [Step(MaxRetries = 1, RetryDelay = "1s")]
    private partial Task<string> Saw(string what)
    {
        _tally.Add("saw");
        return _machinery.IsRepaired ? Task.FromResult($"sawn {what}") : throw new InvalidOperationException("The saw is blunt.");
    }

    [Step]
    private async partial Task<string> Drill(string what)
    {
        await Task.Yield();
        _tally.Add("drill");
        return $"drilled {what}";
    }

    [Step(MaxRetries = 0)]
    private partial Task<string> Assemble(string parts)
    {
        _tally.Add("assemble");
        return _machinery.IsFull ? throw new InvalidOperationException("The store room is full.") : Task.FromResult($"product of {parts}");
    }

    [Step("clean_up_machinery")]
    private partial Task CleanUp()
    {
        _tally.Add("clean up");
        return Task.CompletedTask;
    }
}
