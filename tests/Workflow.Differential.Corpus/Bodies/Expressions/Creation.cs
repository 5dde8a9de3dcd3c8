using Workflow.Differential.Kit;
using Workflow.Runtime;
using static Workflow.Differential.Kit.Trace;

namespace Workflow.Differential.Corpus;

public partial class Creation(Steps steps)
{
    [Workflow, Machine]
    public async partial Task<string> Object_initialisers(int n)
    {
        Counter counter = new()
        {
            Value = await steps.Echo(n),
            Slots = [await steps.Echo(1), Seen(2), await steps.Echo(3)],
            Seen = { await steps.Echo(4), 5 },
            Next = new() { Value = await steps.Echo(6) },
        };
        return $"{counter.Value} {string.Join(',', counter.Slots)} {string.Join(',', counter.Seen)} {counter.Next.Value}";
    }

    [Workflow, Machine]
    public async partial Task<string> Collection_initialisers(int n)
    {
        List<int> list = new() { n, await steps.Echo(n + 1), Seen(n + 2) };
        Dictionary<string, int> map = new() { { await steps.Text(1), await steps.Echo(1) }, { "two", n } };
        Dictionary<int, string> byNumber = new() { [n] = await steps.Text(n), [await steps.Echo(9)] = "nine" };
        HashSet<string> set = new() { "one", await steps.Text(n) };
        return $"{string.Join(',', list)} {string.Join(',', map)} {string.Join(',', byNumber)} {set.Count}";
    }

    [Workflow, Machine]
    public async partial Task<string> Collection_initialiser_behind_constructor_arguments(int n)
    {
        HashSet<string> set = new(StringComparer.OrdinalIgnoreCase) { "ONE", await steps.Text(n) };
        List<int> list = new(capacity: await steps.Echo(4)) { n, await steps.Echo(n) };
        return $"{set.Count} {list.Count}";
    }

    [Workflow, Machine]
    public async partial Task<string> Arrays(int n)
    {
        int[] one = new int[await steps.Echo(2)];
        int[] two = { await steps.Echo(n), 2 };
        var three = new[] { await steps.Text(n), "x" };
        int[][] four = [new[] { await steps.Echo(1) }, []];
        string?[] five = new string?[] { null, await steps.MaybeText(n) };
        return $"{one.Length} {string.Join(',', two)} {string.Join(',', three)} {four[0][0]} {five[1] ?? "null"}";
    }

    [Workflow, Machine]
    public async partial Task<string> Collection_expressions(int n)
    {
        int[] one = [await steps.Echo(n), .. await steps.Numbers(n), Seen(7), .. new[] { 8, 9 }];
        List<string> two = [.. await steps.Names(2), await steps.Text(n), .. (await steps.Names(1)).Select(name => name + "!")];
        IReadOnlyList<int> three = n > 1 ? [n, await steps.Echo(1)] : [];
        HashSet<int> four = [1, await steps.Echo(1), n];
        return $"{string.Join(',', one)} {string.Join(',', two)} {three.Count} {four.Count} {Count([await steps.Echo(1), n])}";
    }

    [Workflow, Machine]
    public async partial Task<string> Spans_within_an_expression(int n) => $"{Longest([await steps.Text(n), "zzz"])}";

    [Workflow, ReplayBody("a variable of an anonymous type")]
    public async partial Task<string> Anonymous_objects_used_at_once(int n)
    {
        int sum = new { A = await steps.Echo(n), n, B = new { C = await steps.Echo(3) } } is var it ? it.A + it.n + it.B.C : 0;
        var grouped = (await steps.Names(4)).Select((name, index) => new { name, index }).Where(each => each.index % 2 == n % 2).Select(each => each.name);
        return $"{sum} {string.Join(',', grouped)}";
    }

    [Workflow, ReplayBody("a variable of an anonymous type")]
    public async partial Task<string> Anonymous_objects_across_a_checkpoint(int n)
    {
        var order = new { Id = n, Name = await steps.Text(n) };
        await steps.Touch(order.Name);
        return $"{order.Id} {order.Name} {order}";
    }

    [Workflow, Machine]
    public async partial Task<string> Tuples(int n)
    {
        (int, string Name) one = (await steps.Echo(n), await steps.Text(n));
        var two = (First: n, one.Name, await steps.Half(n));
        (int Low, string High) both = await steps.Both(n);
        bool same = (n, "x") == (await steps.Echo(n), "x");
        return $"{one} {two.Name}{two.First}{two.Item3} {both.High} {same} {((n, await steps.Echo(2)), 3).Item1.Item2}";
    }

    [Workflow, Machine]
    public async partial Task<string> With_on_records(int n)
    {
        Point point = new(1, n);
        Point moved = point with { X = await steps.Echo(5), Y = Seen(point.Y + 1) };
        Line line = new(point, await steps.PointAt(n, n)) { Name = "l" };
        Line other = line with { To = line.To with { Y = await steps.Echo(8) }, Name = await steps.Text(n) };
        Point copy = (await steps.PointAt(3, 4)) with { };
        return $"{point} {moved} {other} {copy}";
    }

    [Workflow, Machine]
    public async partial Task<string> With_on_structs_and_tuples(int n)
    {
        Pair pair = new Pair(n, 1) with { Right = await steps.Echo(7) };
        pair = pair with { Left = pair.Right + await steps.Echo(1) };
        (int A, int B) tuple = (n, 2);
        tuple = tuple with { B = await steps.Echo(9) };
        return $"{pair} {tuple}";
    }

    [Workflow, Machine]
    public async partial Task<string> Target_typed_new(int n)
    {
        Point a = new(await steps.Echo(n), 2);
        List<Point> points = [new(n, await steps.Echo(1)), new(3, 4)];
        points.Add(new(await steps.Echo(5), 6));
        Point b = n > 1 ? new(0, 0) : await steps.PointAt(n, 1);
        return $"{a} {string.Join(';', points)} {b}";
    }

    [Workflow, Machine]
    public async partial Task<string> Delegates_and_constants(int n)
    {
        const int Factor = 3;
        const string Label = nameof(Creation) + "!";
        int product = Factor * await steps.Echo(n);
        return $"{Label}{product}{nameof(steps.Echo)}{typeof(Point).Name}{default(int)}{sizeof(long)}";
    }

    private static int Count(IReadOnlyCollection<int> numbers) => numbers.Count;

    private static string Longest(ReadOnlySpan<string> texts)
    {
        string longest = "";
        foreach (string text in texts) longest = text.Length > longest.Length ? text : longest;
        return longest;
    }
}
