using Workflow.Differential.Kit;
using Workflow.Runtime;
using static Workflow.Differential.Kit.Trace;

namespace Workflow.Differential.Corpus;

public partial class Access(Steps steps)
{
    [Workflow, Machine]
    public async partial Task<string> Conditional_access_on_an_awaited_value(int n)
    {
        int? length = (await steps.MaybeText(n))?.Length;
        string? upper = (await steps.MaybeText(n))?.Trim().ToUpperInvariant()?.Replace("T", "s");
        return $"{length?.ToString() ?? "none"} {upper ?? "none"} {(await steps.MaybePoint(n))?.X}";
    }

    [Workflow, Machine]
    public async partial Task<string> Conditional_access_with_an_awaited_argument(int n)
    {
        Counter? counter = n > 1 ? new Counter { Value = n } : null;
        int? sum = counter?.Add(await steps.Echo(n));
        counter?.Add(await steps.Echo(1));
        return $"{sum?.ToString() ?? "none"} {counter?.Value}";
    }

    [Workflow, Machine]
    public async partial Task<string> Conditional_element_access(int n)
    {
        int[]? numbers = n > 2 ? await steps.Numbers(4) : null;
        int? found = numbers?[1];
        return $"{found?.ToString() ?? "none"} {(await steps.MaybeText(n))?[0]}";
    }

    [Workflow, Machine]
    public async partial Task<string> Conditional_assignment(int n)
    {
        Counter? counter = n > 1 ? new Counter() : null;
        counter?.Value = n;
        counter?.Value += 2;
        await steps.Echo(n);
        return $"{counter?.Value.ToString() ?? "none"}";
    }

    [Workflow, Machine]
    public async partial Task<string> Indexers(int n)
    {
        int[] numbers = [1, 2, 3, 4];
        numbers[await steps.Echo(1)] = await steps.Echo(n);
        numbers[Seen(2)] += numbers[await steps.Echo(1)];
        numbers[await steps.Echo(0)] *= await steps.Echo(5);
        Dictionary<string, int> map = new() { ["a"] = 1 };
        map[await steps.Text(n)] = await steps.Echo(7);
        map["a"] += await steps.Echo(1);
        Counter counter = new();
        counter[await steps.Echo(1)] = n;
        counter[1] -= await steps.Echo(2);
        return $"{string.Join(',', numbers)} {string.Join(',', map)} {counter[1]}";
    }

    [Workflow, Machine]
    public async partial Task<string> Index_and_range(int n)
    {
        int[] numbers = await steps.Numbers(6);
        int last = numbers[^(await steps.Echo(1))];
        int[] middle = numbers[await steps.Echo(1)..^await steps.Echo(2)];
        string text = (await steps.Text(n))[1..];
        Range range = (await steps.Echo(0))..(await steps.Echo(2));
        return $"{last} {string.Join(',', middle)} {text} {string.Join(',', numbers[range])} {numbers[..2].Length}";
    }

    [Workflow, Machine]
    public async partial Task<string> Index_out_of_range_is_thrown_where_it_is_used(int n)
    {
        int[] numbers = await steps.Numbers(4);
        try
        {
            numbers[n] = await steps.Echo(Seen(n));
            return $"set {numbers[n]}";
        }
        catch (IndexOutOfRangeException)
        {
            await steps.Touch("too far");
            return "too far";
        }
    }

    [Workflow, Machine]
    public async partial Task<string> Members_of_structs(int n)
    {
        Pair pair = new(n, 2);
        pair.Left = await steps.Echo(5);
        pair.Right += await steps.Echo(pair.Left);
        Pair[] pairs = [pair, new(1, 1)];
        pairs[await steps.Echo(1)].Left = await steps.Echo(9);
        pairs[0].Right++;
        return $"{pair} {pairs[0]} {pairs[1]}";
    }

    [Workflow, Machine]
    public async partial Task<string> Members_of_members(int n)
    {
        Counter counter = new() { Next = new Counter { Next = new Counter() } };
        counter.Next.Next.Value = await steps.Echo(n);
        counter.Next.Next.Slots[n % 3] = await steps.Echo(2);
        counter.Next.Seen.Add(await steps.Echo(3));
        return $"{counter.Next.Next.Value} {counter.Next.Next.Slots[n % 3]} {counter.Next.Seen.Count}";
    }

    [Workflow, Machine]
    public async partial Task<string> Jagged_arrays_keep_their_identity(int n)
    {
        int[][] rows = [[1, 2], [3, 4]];
        int[] first = rows[0];
        rows[await steps.Echo(0)][n % 2] = await steps.Echo(9);
        first[1] += await steps.Echo(1);
        return $"{string.Join(',', rows[0])} {string.Join(',', first)} {ReferenceEquals(first, rows[0])}";
    }

    [Workflow, Machine]
    public async partial Task<string> Conditional_chains_that_await_later_on(int n)
    {
        Counter? counter = n == 0 ? null : new Counter { Value = n, Next = n == 1 ? null : new Counter { Value = 10 } };
        int? added = counter?.Next?.Also(await steps.Echo(1)).Add(await steps.Echo(2));
        string? text = counter?.Also(await steps.Echo(5))?.Next?.Value.ToString();
        int? slot = counter?.Next?.Slots?[await steps.Echo(1)];
        counter?.Next?.Seen?.Add(await steps.Echo(9));
        int? compared = (await steps.MaybePoint(n))?.X.CompareTo(await steps.Echo(3)).CompareTo(1);
        string? inserted = (await steps.MaybeText(n))?.Substring(await steps.Echo(0))?.Trim()?.Insert(0, await steps.Text(n));
        return $"{added} {text} {slot} {string.Join(",", counter?.Next?.Seen ?? [])} {compared} {inserted}";
    }

    [Workflow, Machine]
    public async partial Task<string> Values_in_parentheses(int n)
    {
        Point moved = (n > 1 ? new Point(6, n) : await steps.PointAt(n, n)) with { Y = await steps.Echo(1) };
        string size = (n > 1 ? await steps.Echo(n) : 0) switch { 0 => "none", > 3 => await steps.Text(n), _ => "some" };
        int called = (n > 1 ? Twice : await steps.IsOdd(n) ? Twice : (Func<int, int>)Same)(n);
        Point twice = (await steps.PointAt(1, n) with { Y = 1 }) with { X = 2 };
        return $"{moved} {size} {called} {twice}";

        static int Twice(int x) => 2 * x;
        static int Same(int x) => x;
    }

    [Workflow, Machine]
    public async partial Task<string> Compound_assignment_behind_a_null_check(int n)
    {
        Counter? counter = n == 0 ? null : new Counter { Next = n == 1 ? null : new Counter { Value = 3 } };
        counter?.Next?.Value += await steps.Echo(1);
        counter?[await steps.Echo(1)] -= await steps.Echo(n);
        counter?.Next?.Slots[1] += await steps.Echo(5);
        int? result = counter?.Value += await steps.Echo(4);
        return $"{counter?.Value} {counter?.Next?.Value} {counter?[1]} {counter?.Next?.Slots[1]} {result}";
    }
}
