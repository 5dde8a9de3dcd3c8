using Workflow.Differential.Kit;
using Workflow.Runtime;
using static Workflow.Differential.Kit.Trace;

namespace Workflow.Differential.Corpus;

public partial class Deconstructions(Steps steps)
{
    [Workflow, Machine]
    public async partial Task<string> Into_new_variables(int n)
    {
        var (low, high) = await steps.Both(n);
        (int x, var y) = await steps.PointAt(n, low);
        (string text, _) = (await steps.Text(n), await steps.Echo(1));
        await steps.Echo(x);
        return $"{low} {high} {x} {y} {text}";
    }

    [Workflow, Machine]
    public async partial Task<string> Into_existing_variables(int n)
    {
        int a = n;
        int b = 1;
        (a, b) = (b, a);
        (a, b) = (await steps.Echo(b), await steps.Echo(a));
        (b, int c) = await steps.PointAt(a, b);
        return $"{a} {b} {c}";
    }

    [Workflow, Machine]
    public async partial Task<string> Into_members_and_elements(int n)
    {
        Counter counter = new();
        int[] array = [1, 2, 3];
        (counter.Value, array[Seen(n % 3)]) = (await steps.Echo(5), await steps.Echo(6));
        (array[0], array[1]) = (array[1], array[0]);
        (counter.Slots[1], counter[2]) = await steps.PointAt(7, 8);
        return $"{counter.Value} {string.Join(',', array)} {string.Join(',', counter.Slots)}";
    }

    [Workflow, ReplayBody("a nested deconstruction of a tuple")]
    public async partial Task<string> Nested_deconstruction(int n)
    {
        var ((a, b), c) = (await steps.Both(n), await steps.Echo(3));
        (int d, (int e, int f)) = (await steps.Echo(4), await steps.PointAt(n, 6));
        return $"{a} {b} {c} {d} {e} {f}";
    }

    [Workflow, Machine]
    public async partial Task<string> In_loops(int n)
    {
        string seen = "";
        foreach ((string key, int value) in await steps.Map(n)) seen += key + await steps.Echo(value);
        foreach (var (x, y) in new[] { new Point(n, 1), new Point(2, n) }) seen += $"({x},{await steps.Echo(y)})";
        foreach ((int number, var (low, _)) in new[] { (n, (1, "a")), (2, (n, "b")) }) seen += number + await steps.Echo(low);
        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> As_a_value(int n)
    {
        int a;
        int b;
        int sum = ((a, b) = (await steps.Echo(n), await steps.Echo(2))).Item1 + a * b;
        return $"{sum}";
    }

    [Workflow, Machine]
    public async partial Task<string> Nested_in_the_order_of_the_text(int n)
    {
        var ((a, b), c) = ((await steps.Echo(1), await steps.Echo(2)), await steps.Echo(3));
        (int d, (int e, string f)) = (await steps.Echo(4), await steps.Both(n));
        int g;
        (g, var (h, i)) = (await steps.Echo(5), await steps.PairOf(6, 7));
        int[] slots = [0, 0, 0];
        (slots[await steps.Echo(0)], (slots[1], slots[2])) = (await steps.Echo(8), (n, await steps.Echo(9)));
        return $"{a}{b}{c}{d}{e}{f}{g}{h}{i}{string.Join("", slots)}";
    }

    [Workflow, Machine]
    public async partial Task<string> Nested_of_which_some_live_on(int n)
    {
        var ((a, b), c) = ((n, 2), 3);
        await steps.Echo(1);
        var ((x, y), name) = (new Point(n, 0), 1);
        return $"{a} {await steps.Echo(y)}";
    }
}
