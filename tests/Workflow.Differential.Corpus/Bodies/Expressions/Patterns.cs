using Workflow.Differential.Kit;
using Workflow.Runtime;
using static Workflow.Differential.Kit.Trace;

namespace Workflow.Differential.Corpus;

public partial class Patterns(Steps steps)
{
    [Workflow, Machine]
    public async partial Task<string> Constants_and_relations(int n)
    {
        string size = await steps.Echo(n) is 0 or 1 ? "small" : await steps.Echo(n) is > 3 and not 9 ? "large" : "medium";
        bool text = await steps.Text(n) is "one" or "three";
        bool missing = await steps.MaybeText(n) is null;
        return $"{size} {text} {missing} {await steps.ColorOf(n) is Color.Green}";
    }

    [Workflow, Machine]
    public async partial Task<string> Types_and_properties(int n)
    {
        string one = await steps.ShapeOf(n) is Circle { Radius: > 2 and var radius } ? $"circle {radius}" : "no";
        string two = await steps.ShapeOf(n) is Box { Width: var width, Height: not 0 } box && box.Height > width ? $"box {box}" : "no";
        string three = await steps.MaybePoint(n) is { X: 0 or 2, Y: var y } ? $"{y}" : "no";
        return $"{one} {two} {three}";
    }

    [Workflow, Machine]
    public async partial Task<string> Positions_and_tuples(int n)
    {
        string one = await steps.PointAt(n, 2) is (var x, 2) ? $"{x}" : "no";
        string two = (await steps.Echo(n), await steps.IsOdd(n)) is ( > 2, true) ? "big and odd" : "no";
        string three = await steps.Both(n) is (Low: 3, High: { Length: 2 } high) ? high : "no";
        return $"{one} {two} {three}";
    }

    [Workflow, Machine]
    public async partial Task<string> Lists_and_slices(int n)
    {
        string one = await steps.Numbers(n) is [1, .., var last] ? $"ends with {last}" : "too short";
        string two = await steps.Numbers(n) is [_, _, .. var rest] ? $"{rest.Length} more" : "too short";
        string three = (await steps.Names(n)) is [{ Length: 2 } first, ..] and not [_] ? first : "no";
        return $"{one} {two} {three} {await steps.Text(n) is ['t', ..]}";
    }

    [Workflow, Machine]
    public async partial Task<string> Variables_used_after_a_checkpoint(int n)
    {
        object value = n % 2 == 0 ? n : await steps.Text(n);
        if (value is int number)
        {
            await steps.Echo(number);
            return $"number {number}";
        }

        if (value is not string text) return "neither";
        await steps.Echo(text.Length);
        return $"text {text}";
    }

    [Workflow, Machine]
    public async partial Task<string> Variables_of_a_condition_leak_into_the_block(int n)
    {
        if (await steps.MaybePoint(n) is not { X: var x } point)
        {
            return await steps.Text(n);
        }

        await steps.Echo(x);
        if (!int.TryParse(await steps.Text(n + 10), out int parsed) || parsed < 12) return $"{parsed}";
        await steps.Echo(parsed);
        return $"{point} {parsed}";
    }

    [Workflow, Machine]
    public async partial Task<string> Variables_in_loops(int n)
    {
        int at = n;
        string seen = "";
        while (await steps.Maybe(at) is { } even && even > 0)
        {
            seen += even;
            await steps.Echo(even);
            at -= 2;
        }

        do
        {
            at++;
        }
        while (await steps.MaybeText(at) is { Length: > 0 } text && Seen(text).Length < 2);
        return $"{seen} {at}";
    }

    [Workflow, Machine]
    public async partial Task<string> Pattern_in_and_with_await_on_the_right(int n)
    {
        bool found = await steps.MaybePoint(n) is { } point && await steps.Echo(point.X) == n && point.Y > 0;
        bool either = await steps.ShapeOf(n) is not Circle circle || await steps.Echo(circle.Radius) > 2 && circle.Radius < 9;
        return $"{found} {either}";
    }

    [Workflow, Machine]
    public async partial Task<string> Var_and_discard(int n)
    {
        bool always = await steps.Echo(n) is var x && x == await steps.Echo(n);
        string what = (await steps.Echo(n), n) switch { (0, _) => "zero", (var a, var b) when a == b => "same", _ => "other" };
        _ = await steps.Text(n);
        return $"{always} {what}";
    }

    [Workflow, Machine]
    public async partial Task<string> Switch_expression_over_an_awaited_value(int n) => await steps.ShapeOf(n) switch
    {
        Circle { Radius: 0 } => "point",
        Circle circle => $"circle {circle.Radius}",
        Box(var width, var height) when width + height > 8 => "large box",
        Box => "box",
        _ => "other",
    };

    [Workflow, Machine]
    public async partial Task<string> Switch_expression_with_awaits_in_its_arms(int n)
    {
        int x = n;
        string text = x++ switch
        {
            0 => await steps.Text(x),
            1 or 2 when x > 1 => $"{await steps.Echo(x)}{await steps.Echo(7)}",
            > 4 => throw new OrderException(await steps.Text(x), x),
            _ => Seen("default"),
        };
        return $"{text} {x}";
    }

    [Workflow, Machine]
    public async partial Task<string> Switch_expression_with_variables_in_its_arms(int n)
    {
        Shape shape = await steps.ShapeOf(n);
        return await steps.Text(shape switch
        {
            Circle { Radius: var radius } when Seen(radius) > 1 => await steps.Echo(radius) + radius,
            Circle other => await steps.Echo(other.Radius + 1),
            Box(var width, _) box => await steps.Echo(width) - box.Height,
            _ => 0,
        });
    }

    [Workflow, Machine]
    public async partial Task<string> Switch_expressions_inside_expressions(int n)
    {
        int sum = n + (await steps.Echo(n) switch { 0 => 10, _ => await steps.Echo(20) }) * (await steps.ColorOf(n) switch
        {
            Color.Red => 1,
            Color.Green => n switch { 1 => await steps.Echo(2), _ => 3 },
            _ => 4,
        });
        return $"{sum}";
    }

    [Workflow, Machine]
    public async partial Task<string> Switch_expression_without_a_matching_arm(int n)
    {
        try
        {
            return await steps.Echo(n) switch { 0 => "zero", 3 => await steps.Text(3) };
        }
        catch (System.Runtime.CompilerServices.SwitchExpressionException)
        {
            return "no arm";
        }
    }

    [Workflow, Machine]
    public async partial Task<string> Await_in_a_when_clause(int n) => n switch
    {
        > 0 when await steps.IsOdd(n) => "odd",
        _ => "not odd",
    };
}
