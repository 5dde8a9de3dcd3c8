using Workflow.Differential.Kit;
using Workflow.Runtime;
using static Workflow.Differential.Kit.Trace;

namespace Workflow.Differential.Corpus;

public partial class Operators(Steps steps)
{
    [Workflow, Machine]
    public async partial Task<string> Arithmetic_in_order(int n)
    {
        int x = n;
        int sum = x + await steps.Echo(x = x + 1) * x - (await steps.Echo(3) << 2) % 7 / (1 | x++) + x;
        return $"{sum} {x} {-await steps.Echo(n)} {~await steps.Echo(n)} {+n}";
    }

    [Workflow, Machine]
    public async partial Task<string> Comparisons(int n) =>
        $"{n < await steps.Echo(2)} {await steps.Echo(n) >= n} {await steps.Text(n) == "one"} {await steps.MaybeText(n) != null} {n == await steps.Long(n)}";

    [Workflow, Machine]
    public async partial Task<string> Text_concatenation(int n)
    {
        string text = "<" + n + await steps.Text(n) + 'c' + await steps.Half(n) + null + await steps.MaybeText(n) + ">";
        text += await steps.Text(n) + text.Length;
        return text;
    }

    [Workflow, Machine]
    public async partial Task<string> Lifted_operators(int n)
    {
        int? sum = await steps.Maybe(n) + await steps.Maybe(2);
        bool? less = await steps.Maybe(n) < 3;
        bool? both = (bool?)(n > 1) & await steps.IsOdd(n);
        return $"{sum?.ToString() ?? "null"} {less} {both}";
    }

    [Workflow, Machine]
    public async partial Task<string> Operators_of_the_user(int n)
    {
        Money total = new Money(n) + new Money(await steps.Echo(2)) * await steps.Echo(3);
        total += new Money(await steps.Echo(n));
        total++;
        decimal amount = total;
        return $"{total.Amount} {amount} {(total == new Money(await steps.Echo(8)) ? "eight" : "other")}";
    }

    [Workflow, Machine]
    public async partial Task<string> And_evaluates_the_right_side_only_if_needed(int n)
    {
        bool first = n > 0 && await steps.IsOdd(n);
        bool second = await steps.IsOdd(n) && Seen("right", n > 2) && await steps.Yes("third");
        bool third = await steps.IsOdd(n) & await steps.No("both");
        return $"{first} {second} {third}";
    }

    [Workflow, Machine]
    public async partial Task<string> Or_evaluates_the_right_side_only_if_needed(int n)
    {
        bool first = n > 2 || await steps.IsOdd(n);
        bool second = await steps.IsOdd(n) || (Seen("right", n > 2) || !await steps.Yes("third"));
        bool third = await steps.IsOdd(n) ^ await steps.Yes("both");
        return $"{first} {second} {third}";
    }

    [Workflow, Machine]
    public async partial Task<string> And_and_or_mixed_in_a_condition(int n)
    {
        int rounds = 0;
        while (rounds < 4 && (await steps.IsOdd(n + rounds) || rounds == 0 && await steps.Yes("zero")) && !(rounds > 2 && await steps.No("no"))) rounds += 1 + n % 2;
        return $"{rounds}";
    }

    [Workflow, Machine]
    public async partial Task<string> Conditional(int n)
    {
        string one = await steps.IsOdd(n) ? await steps.Text(n) : Seen("even");
        int two = n > 2 ? n > 4 ? await steps.Echo(5) : await steps.Echo(4) : n;
        int? three = n > 2 ? null : await steps.Echo(n);
        return $"{one} {two} {three} {(n > 0 ? 1 : await steps.Half(n))}";
    }

    [Workflow, Machine]
    public async partial Task<string> Conditional_keeps_what_came_before(int n)
    {
        int x = n;
        int sum = x++ + (x > 2 ? await steps.Echo(x++) : x--) + x;
        return $"{sum} {x}";
    }

    [Workflow, Machine]
    public async partial Task<string> Coalescing(int n)
    {
        int a = await steps.Maybe(n) ?? await steps.Echo(-1);
        string b = await steps.MaybeText(n) ?? await steps.MaybeText(n + 1) ?? Seen("neither");
        Point? c = await steps.MaybePoint(n) ?? (n > 1 ? null : await steps.PointAt(0, 0));
        return $"{a} {b} {c}";
    }

    [Workflow, Machine]
    public async partial Task<string> Coalescing_assignment(int n)
    {
        int? number = await steps.Maybe(n);
        number ??= await steps.Echo(7);
        string? text = null;
        string taken = text ??= await steps.Text(n);
        Counter counter = new();
        (Pick(counter).Next ??= await steps.NewCounter(n)).Value++;
        (Pick(counter).Next ??= await steps.NewCounter(99)).Value++;
        return $"{number} {text} {taken} {counter.Next!.Value}";
    }

    [Workflow, Machine]
    public async partial Task<string> Compound_assignments(int n)
    {
        int x = n;
        x += await steps.Echo(x++);
        x -= await steps.Echo(1) + x;
        x *= -await steps.Echo(3);
        x <<= await steps.Echo(2);
        x >>= await steps.Echo(1);
        x >>>= 1;
        x ^= await steps.Echo(5);
        x |= await steps.Echo(8);
        x &= ~await steps.Echo(2);
        x %= await steps.Echo(100);
        byte small = (byte)n;
        small += (byte)await steps.Echo(250);
        small++;
        double half = n;
        half /= await steps.Half(5);
        return $"{x} {small} {half}";
    }

    [Workflow, Machine]
    public async partial Task<string> Compound_assignment_reads_the_left_side_first(int n)
    {
        int x = n;
        x += await steps.Echo(x = 100);
        Counter counter = new() { Value = n };
        counter.Value += await steps.Echo(counter.Value = 50);
        Pick(counter).Slots[Seen(0)] += await steps.Echo(Pick(counter).Slots[0] = 9);
        return $"{x} {counter.Value} {counter.Slots[0]}";
    }

    [Workflow, Machine]
    public async partial Task<string> Assignments_as_values(int n)
    {
        int a, b, c;
        a = b = c = await steps.Echo(n);
        int d = (a = await steps.Echo(2)) + (b += a) * (c -= await steps.Echo(1));
        return $"{a} {b} {c} {d}";
    }

    [Workflow, Machine]
    public async partial Task<string> Increments(int n)
    {
        int x = n;
        int sum = x++ + await steps.Echo(++x) + x-- - await steps.Echo(--x);
        Counter counter = new() { Value = n };
        counter.Value++;
        int[] array = [1, 2, 3];
        array[await steps.Echo(1)]++;
        --array[(await steps.Echo(n)) % 3];
        int before = counter[await steps.Echo(2)]++;
        int after = ++counter[await steps.Echo(2)];
        return $"{x} {sum} {counter.Value} {string.Join(',', array)} {before} {after}";
    }

    private static Counter Pick(Counter counter)
    {
        Note("picked");
        return counter;
    }
}

/// <summary>A value with operators of its own.</summary>
public readonly record struct Money(decimal Amount)
{
    public static Money operator +(Money a, Money b)
    {
        Note($"{a.Amount} + {b.Amount}");
        return new(a.Amount + b.Amount);
    }

    public static Money operator *(Money a, int factor) => new(a.Amount * factor);

    public static Money operator ++(Money a) => new(a.Amount + 1);

    public static implicit operator decimal(Money a) => a.Amount;
}
