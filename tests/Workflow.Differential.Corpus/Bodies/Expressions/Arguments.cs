using Workflow.Differential.Kit;
using Workflow.Runtime;
using static Workflow.Differential.Kit.Trace;

namespace Workflow.Differential.Corpus;

public partial class Arguments(Steps steps)
{
    [Workflow, Machine]
    public async partial Task<string> Positional(int n) =>
        Join(Seen("a", n), await steps.Echo(Seen("b", n + 1)), Seen("c", n + 2), await steps.Echo(Seen("d", 4)));

    [Workflow, Machine]
    public async partial Task<string> Named_out_of_order(int n)
    {
        string text = Join(c: Seen("c", n), a: await steps.Echo(n), d: Seen("d", n * 2), b: await steps.Echo(n + 7));
        return text;
    }

    [Workflow, Machine]
    public async partial Task<string> Step_with_optional_and_named(int n)
    {
        int all = await steps.Weigh(n);
        int named = await steps.Weigh(third: await steps.Echo(n), first: Seen("first", 1));
        return $"{all} {named}";
    }

    [Workflow, Machine]
    public async partial Task<string> Params_expanded_and_not(int n)
    {
        int none = Total();
        int expanded = Total(n, await steps.Echo(n), Seen(n), await steps.Echo(2));
        int array = Total([await steps.Echo(n), n]);
        int step = await steps.Sum(n, await steps.Echo(1), n);
        return $"{none} {expanded} {array} {step}";
    }

    [Workflow, Machine]
    public async partial Task<string> In_parameters(int n)
    {
        int local = n;
        int sum = Both(in local, await steps.Echo(local++)) + Both(await steps.Echo(3), local);
        return $"{sum} {local}";
    }

    [Workflow, Machine]
    public async partial Task<string> Locals_changed_by_later_arguments(int n)
    {
        int x = n;
        return Join(x, x++, await steps.Echo(x), x = 10);
    }

    [Workflow, Machine]
    public async partial Task<string> Receiver_is_evaluated_before_arguments(int n)
    {
        Counter counter = new() { Value = n };
        int first = Pick(counter).Add(await steps.Echo(1));
        int second = counter.Also(await steps.Echo(2)).Also(Seen(3)).Add(await steps.Echo(4));
        return $"{first} {second} {counter.Value}";
    }

    [Workflow, Machine]
    public async partial Task<string> Receiver_local_reassigned_by_an_argument(int n)
    {
        Counter counter = new() { Value = n };
        Counter other = new() { Value = 100 };
        int added = counter.Add((counter = other).Value + await steps.Echo(n));
        return $"{added} {counter.Value} {other.Value}";
    }

    [Workflow, Machine]
    public async partial Task<string> Struct_receiver(int n)
    {
        Pair pair = await steps.PairOf(n, n + 1);
        bool same = pair.Equals(new Pair(await steps.Echo(n), n + 1));
        return $"{same} {pair.Left.CompareTo(await steps.Echo(2))}";
    }

    [Workflow, Machine]
    public async partial Task<string> Generic_call_with_inferred_types(int n)
    {
        var pair = Two(await steps.Text(n), await steps.Maybe(n));
        return $"{pair.Item1} {pair.Item2?.ToString() ?? "null"}";
    }

    [Workflow, Machine]
    public async partial Task<string> Extension_methods_in_a_chain(int n) =>
        string.Join(',', (await steps.Names(n)).Append(await steps.Text(n)).Where(name => name.Length > 1).OrderDescending());

    [Workflow, Machine]
    public async partial Task<string> Out_arguments_beside_awaits(int n)
    {
        bool parsed = int.TryParse(await steps.Text(n + 6), out int value);
        Split(await steps.Echo(n), out int half, out _);
        return $"{parsed} {value} {half}";
    }

    [Workflow, Machine]
    public async partial Task<string> Ref_arguments(int n)
    {
        int x = n;
        Double(ref x, await steps.Echo(2));
        int[] array = [n, 2];
        Double(ref array[0], 3);
        return $"{x} {array[0]} {await steps.Echo(x)}";
    }

    [Workflow, Machine]
    public async partial Task<string> Calls_inside_calls(int n) =>
        await steps.Text(await steps.Add(await steps.Echo(n), Total(await steps.Echo(1), await steps.Add(n, await steps.Echo(1)))) % 6);

    private static Counter Pick(Counter counter)
    {
        Note("picked");
        return counter;
    }

    private static string Join(int a, int b, int c, int d) => $"{a}-{b}-{c}-{d}";

    private static int Total(params int[] numbers) => numbers.Sum();

    private static int Both(in int a, in int b) => a * 10 + b;

    private static (T, TOther) Two<T, TOther>(T first, TOther second) => (first, second);

    private static void Split(int n, out int half, out int rest) => (half, rest) = (n / 2, n % 2);

    private static void Double(ref int n, int factor) => n *= factor;
}
