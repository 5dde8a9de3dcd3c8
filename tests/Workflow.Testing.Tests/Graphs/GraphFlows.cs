using Workflow.Runtime;

namespace Workflow.Testing.Tests.Graphs;

/// <summary>Bodies whose graphs are looked at; none of them is ever run.</summary>
public partial class GraphFlows(OtherFlows others)
{
    [Workflow]
    public async partial Task<int> Choose(int number)
    {
        if (number > 10) await Big(number);
        else if (number == 0) return 0;
        return await Small(number);
    }

    [Workflow]
    public async partial Task Repeat(List<int> numbers)
    {
        foreach (int number in numbers)
        {
            if (number == 0) continue;
            await Small(number);
        }

        while (await Small(1) < 3) await Durable.Delay("1m");
    }

    [Workflow]
    public async partial Task<int> Handle(int number)
    {
        try
        {
            int first = await Big(number);
            return await Small(first);
        }
        catch (TimeoutException) when (number > 0)
        {
            return -1;
        }
        catch (InvalidOperationException)
        {
            await Undo("a");
            throw;
        }
    }

    [Workflow]
    public async partial Task Clean(int number)
    {
        try
        {
            await Big(number);
            if (number == 0) return;
        }
        finally
        {
            await Undo("b");
        }

        await Small(number);
    }

    [Workflow]
    public async partial Task<int> Switch(int? value)
    {
        switch (value)
        {
            case > 3 when value != 5:
                await Undo("c");
                goto default;
            case 0:
                return await Small(1);
            case null:
                throw new ArgumentNullException(nameof(value));
            default:
                await Big(2);
                break;
        }

        return 2;
    }

    [Workflow]
    public async partial Task<int> FanOut(int[] numbers)
    {
        Task<int> first = Big(1);
        int[] sums = await Task.WhenAll(numbers.Select(async number =>
        {
            int small = await Small(number);
            return small + await Big(number);
        }));
        await Task.WhenAny(Small(1), Big(2), first);
        return sums.Length + await first + await Local(3);

        async Task<int> Local(int number) => number == 0 ? 0 : await Small(number);
    }

    [Workflow]
    public async partial Task<int> Nest(int number)
    {
        int chosen = await Choose(number);
        await others.Rest("1h");
        return chosen + (number > 0 ? await Nest(number - 1) : await Later(number));
    }

    [Workflow(Version = "2.1.0")]
    private async partial Task<int> Later(int number)
    {
    again:
        int small = await Small(number);
        if (small < 5) goto again;
        return small;
    }

    [Workflow]
    public async partial Task<int> Operators(int? number, bool flag) =>
        flag && await Small(1) > 0 ? number ?? await Big(2) : await Big(3).WaitAsync(TimeSpan.FromMinutes(1));

#pragma warning disable WFL3001, WFL3002 // Bodies without a state machine are what is tested here.
    [Workflow]
    public async partial Task Lazy(int[] numbers)
    {
        foreach (int number in numbers.Where(each => each > 0)) await Small(number);
    }

    [Workflow]
    public async partial Task<int> Delegate(int[] numbers)
    {
        Func<int, int> twice = number => 2 * number;
        int[] small = await Task.WhenAll(numbers.Select(async number => await Small(number)));
        return twice(small.Length);
    }
#pragma warning restore WFL3001, WFL3002

    [Step]
    private partial Task<int> Small(int number) => Task.FromResult(number);

    [Step("quite_big")]
    private partial Task<int> Big(int number) => Task.FromResult(number);

    [Step]
    private partial Task Undo(string what) => Task.CompletedTask;
}

public partial class OtherFlows
{
    [Workflow("have_a_rest")]
    internal async partial Task Rest(string time) => await Durable.Delay(time);
}
