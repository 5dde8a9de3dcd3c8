using Workflow.Differential.Kit;
using Workflow.Runtime;

namespace Workflow.Differential.Corpus;

public partial class Kept(Steps steps)
{
    [Workflow, Machine]
    public async partial Task<string> Aliases(int n)
    {
        Counter one = new() { Value = n };
        Counter two = one;
        List<Counter> list = [one, two, new Counter()];
        await steps.Echo(1);
        two.Value++;
        list[0].Value += await steps.Echo(10);
        return $"{one.Value} {list[1].Value} {ReferenceEquals(one, list[0])} {ReferenceEquals(list[0], list[1])}";
    }

    [Workflow, Machine]
    public async partial Task<string> Cycles(int n)
    {
        Counter one = new() { Value = n };
        one.Next = new Counter { Next = one };
        await steps.Echo(1);
        return $"{ReferenceEquals(one, one.Next.Next)} {one.Next.Next!.Value}";
    }

    [Workflow, Machine]
    public async partial Task<string> Stacks_and_queues(int n)
    {
        Stack<int> stack = new();
        Queue<string> queue = new();
        LinkedList<int> linked = new();
        for (int i = 0; i < n; i++)
        {
            stack.Push(await steps.Echo(i));
            queue.Enqueue(await steps.Text(i));
            linked.AddFirst(i);
        }

        string seen = "";
        while (stack.TryPop(out int top)) seen += top + await steps.Echo(0);
        while (queue.TryDequeue(out string? next)) seen += next;
        return seen + string.Join(',', linked);
    }

    [Workflow, Machine]
    public async partial Task<string> Comparers(int n)
    {
        Dictionary<string, int> map = new(StringComparer.OrdinalIgnoreCase) { ["One"] = 1 };
        SortedSet<int> set = [3, 1, n];
        await steps.Echo(1);
        map["ONE"] += await steps.Echo(n);
        set.Add(await steps.Echo(2));
        return $"{map["one"]} {map.Count} {string.Join(',', set)}";
    }

    [Workflow, Machine]
    public async partial Task<string> Times_numbers_and_identifiers(int n)
    {
        TimeSpan span = TimeSpan.FromMinutes(n);
        DateOnly day = new(2025, 1, 1);
        DateTimeOffset at = new(2025, 1, 2, 3, 4, 5, TimeSpan.FromHours(2));
        Guid id = new("00000000-0000-0000-0000-00000000000a");
        Uri uri = new("https://example.org/a?b=c");
        System.Numerics.BigInteger big = System.Numerics.BigInteger.Pow(7, 40);
        double nan = double.NaN;
        byte[] bytes = [1, 2, 3];
        (int, (string, double)) nested = (n, ("x", 0.5));
        await steps.Echo(n);
        return FormattableString.Invariant($"{span} {day.AddDays(n):O} {at:O} {id} {uri.Query} {big} {double.IsNaN(nan)} {bytes.Length} {nested}");
    }

    [Workflow, Machine]
    public async partial Task<string> Derived_types_in_base_variables(int n)
    {
        Shape shape = n > 1 ? new Circle(n) : new Box(n, 2);
        List<Shape> shapes = [shape, await steps.ShapeOf(n)];
        await steps.Echo(1);
        return $"{shape} {shapes[0] == shape} {ReferenceEquals(shapes[0], shape)} {shapes[1].GetType().Name}";
    }

    [Workflow, Machine]
    public async partial Task<string> Nulls_and_defaults(int n)
    {
        string? text = null;
        int? number = null;
        Point? point = null;
        Pair pair = default;
        (int, string?) tuple = default;
        await steps.Echo(n);
        text ??= await steps.MaybeText(n);
        number ??= await steps.Maybe(n);
        point ??= await steps.MaybePoint(n);
        await steps.Echo(n);
        return $"{text ?? "null"} {number?.ToString() ?? "null"} {point?.ToString() ?? "null"} {pair} {tuple}";
    }

    [Workflow, Machine]
    public async partial Task<string> Lists_that_grow(int n)
    {
        List<int> list = [];
        Dictionary<int, List<string>> groups = [];
        for (int i = 0; i < n; i++)
        {
            list.Add(await steps.Echo(i));
            if (!groups.TryGetValue(i % 2, out List<string>? group)) groups.Add(i % 2, group = []);
            group.Add(await steps.Text(i));
        }

        return $"{list.Count} {string.Join(';', groups.Select(each => $"{each.Key}:{string.Join(',', each.Value)}"))}";
    }

    [Workflow, Machine]
    public async partial Task<string> Immutable_collections(int n)
    {
        System.Collections.Immutable.ImmutableArray<int> array = [n, await steps.Echo(2)];
        System.Collections.Immutable.ImmutableList<string> list = ["a"];
        for (int i = 0; i < n; i++)
        {
            array = array.Add(await steps.Echo(i));
            list = list.Add(await steps.Text(i));
        }

        return $"{string.Join(',', array)} {string.Join(',', list)}";
    }

    [Workflow, Machine]
    public async partial Task<string> Text_under_construction(int n)
    {
        System.Text.StringBuilder text = new("a");
        text.Append(await steps.Text(n));
        text.Append(await steps.Text(1));
        return text.ToString();
    }

    [Workflow, ReplayBody("an enumerator across a checkpoint")]
    public async partial Task<string> Enumerators_in_locals(int n)
    {
        IEnumerator<int> each = Enumerable.Range(0, n).GetEnumerator();
        string seen = "";
        while (each.MoveNext()) seen += await steps.Echo(each.Current);
        return seen;
    }

    [Workflow, ReplayBody("a lazy sequence across a checkpoint")]
    public async partial Task<string> A_lazy_sequence(int n)
    {
        IEnumerable<int> later = Enumerable.Range(0, n).Select(each => each * n);
        await steps.Echo(n);
        return string.Join(',', later);
    }
}
