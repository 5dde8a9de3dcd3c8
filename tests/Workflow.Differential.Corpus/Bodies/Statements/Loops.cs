using Workflow.Differential.Kit;
using Workflow.Runtime;
using static Workflow.Differential.Kit.Trace;

namespace Workflow.Differential.Corpus;

public partial class Loops(Steps steps)
{
    [Workflow, Machine]
    public async partial Task<string> While(int n)
    {
        int left = n;
        string seen = "";
        while (await steps.Echo(left) > 0) seen += await steps.Text(left--);
        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Do(int n)
    {
        int left = n;
        int sum = 0;
        do
        {
            sum += await steps.Echo(left);
            if (sum > 8) break;
            if (left % 2 == 0) continue;
            Note($"odd {left}");
        }
        while (--left > 0 || await steps.No("again"));
        return $"{sum} {left}";
    }

    [Workflow, Machine]
    public async partial Task<string> For(int n)
    {
        string seen = "";
        for (int i = await steps.Echo(0), j = n; i < j && await steps.Yes($"{i}"); i += await steps.Echo(1), j--) seen += $"{i}{j} ";
        for (; ; )
        {
            if (seen.Length > 20) break;
            seen += await steps.Text(n);
        }

        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Nested_with_break_and_continue(int n)
    {
        string seen = "";
        for (int i = 0; i < n; i++)
        {
            if (i == 3) continue;
            for (int j = 0; j < 3; j++)
            {
                if (j == await steps.Echo(i)) continue;
                if (i + j > 3) break;
                seen += $"{i}{j} ";
            }

            if (await steps.Echo(i) > 3) break;
        }

        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Loops_without_awaits_between_checkpoints(int n)
    {
        int sum = 0;
        for (int i = 0; i < n; i++)
        {
            if (i == 2) continue;
            sum += i;
        }

        sum = await steps.Echo(sum);
        foreach (char each in await steps.Text(n)) sum += each;
        while (sum > 50) sum -= 7;
        return $"{await steps.Echo(sum)}";
    }

    [Workflow, Machine]
    public async partial Task<string> Foreach_over_collections(int n)
    {
        string seen = "";
        foreach (int each in await steps.Numbers(n)) seen += await steps.Echo(each);
        foreach (string each in await steps.Names(n)) seen += await steps.Text(each.Length);
        foreach (KeyValuePair<string, int> each in await steps.Map(n)) seen += each.Key + await steps.Echo(each.Value);
        foreach (char each in await steps.Text(n)) seen += each + (await steps.Echo(each)).ToString();
        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Foreach_over_more_collections(int n)
    {
        string seen = "";
        HashSet<int> set = [n, 2, n];
        foreach (int each in set) seen += await steps.Echo(each);
        Queue<int> queue = new([1, n]);
        foreach (int each in queue) seen += await steps.Echo(each);
        Stack<int> stack = new([1, n]);
        foreach (int each in stack) seen += await steps.Echo(each);
        IReadOnlyList<int> list = new List<int> { n, 5 };
        foreach (long each in list) seen += await steps.Echo((int)each);
        SortedDictionary<int, string> sorted = new() { [2] = "b", [n] = "a" };
        foreach (string each in sorted.Values) seen += each + await steps.Echo(1);
        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Foreach_over_objects_that_are_changed(int n)
    {
        List<Counter> counters = [.. Enumerable.Range(0, n).Select(each => new Counter { Value = each })];
        Counter? last = null;
        foreach (Counter each in counters)
        {
            each.Value += await steps.Echo(10);
            each.Next = last;
            last = each;
        }

        return $"{counters.Sum(each => each.Value)} {last?.Next?.Value} {counters.All(each => each.Next is null || counters.Contains(each.Next))}";
    }

    [Workflow, Machine]
    public async partial Task<string> Foreach_with_break_and_continue(int n)
    {
        string seen = "";
        foreach (int each in await steps.Numbers(n))
        {
            if (each == 2) continue;
            seen += await steps.Echo(each);
            if (await steps.Echo(each) > 3) break;
        }

        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Foreach_nested(int n)
    {
        string seen = "";
        foreach (int[] row in new int[][] { [1, n], [], [n] })
            foreach (int each in row)
                seen += await steps.Echo(each) + (each == n ? "!" : "");
        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Foreach_over_nothing_and_null(int n)
    {
        string seen = "";
        foreach (int each in Array.Empty<int>()) seen += await steps.Echo(each);
        List<int>? none = n > 1 ? [n] : null;
        try
        {
            foreach (int each in none!) seen += await steps.Echo(each);
        }
        catch (NullReferenceException)
        {
            seen += "null";
        }

        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Foreach_over_an_array_that_is_reassigned_and_changed(int n)
    {
        int[] numbers = [1, 2, n];
        int[] original = numbers;
        string seen = "";
        foreach (int each in numbers)
        {
            seen += await steps.Echo(each);
            numbers = [9];
            if (each == 1) original[1] = 7;
        }

        return $"{seen} {numbers[0]} {original[1]}";
    }

    [Workflow, ReplayBody("a foreach over a lazy sequence")]
    public async partial Task<string> Foreach_over_a_lazy_sequence(int n)
    {
        string seen = "";
        foreach (int each in Enumerable.Range(0, n).Select(each => Seen(each * 2))) seen += await steps.Echo(each);
        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Lazy_sequence_within_one_statement(int n)
    {
        int sum = Enumerable.Range(0, n).Where(each => each % 2 == 0).Sum() + await steps.Echo(n);
        foreach (int each in Enumerable.Range(0, n)) sum += each;
        return $"{await steps.Echo(sum)}";
    }

    [Workflow, Machine]
    public async partial Task<string> Body_is_one_statement(int n)
    {
        int i = 0;
        while (i < n) if (await steps.IsOdd(i++)) Note("odd"); else if (i > 3) break; else await steps.Touch($"{i}");
        for (int j = 0; j < 2; j++) for (int k = 0; k < 2; k++) await steps.Echo(j + k);
        return $"{i}";
    }
}
