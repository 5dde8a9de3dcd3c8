using Workflow.Differential.Kit;
using Workflow.Runtime;
using static Workflow.Differential.Kit.Trace;

namespace Workflow.Differential.Corpus;

public partial class Choices(Steps steps)
{
    [Workflow, Machine]
    public async partial Task<string> If_and_else(int n)
    {
        string seen = "";
        if (await steps.IsOdd(n)) seen += "odd ";
        else seen += await steps.Text(n);
        if (n > 2)
        {
            seen += await steps.Echo(n);
        }
        else if (await steps.Echo(n) == 1)
        {
            int once = await steps.Echo(8);
            seen += once;
        }
        else if (n == 0) seen += "zero";

        if (await steps.No(seen)) return "never";
        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Switch_over_constants(int n)
    {
        string seen = "";
        switch (await steps.Echo(n))
        {
            case 0:
                seen += "zero";
                break;
            case 1:
            case 2:
                seen += await steps.Text(n);
                break;
            case 3:
                return "three";
            default:
                seen += "many";
                await steps.Echo(n);
                break;
        }

        return seen + await steps.Echo(1);
    }

    [Workflow, Machine]
    public async partial Task<string> Switch_over_text(int n)
    {
        switch (await steps.Text(n))
        {
            case "zero" or "one":
                await steps.Touch("small");
                return "small";
            case { Length: > 4 } text when Seen(text) != "three!":
                await steps.Touch(text);
                return $"long {text}";
            case null:
                return "null";
        }

        return "none";
    }

    [Workflow, Machine]
    public async partial Task<string> Switch_over_types(int n)
    {
        string seen = "";
        foreach (Shape shape in new Shape[] { await steps.ShapeOf(n), await steps.ShapeOf(n + 1) })
        {
            switch (shape)
            {
                case Circle { Radius: var radius } when radius > 1:
                    seen += $"c{await steps.Echo(radius)}{radius} ";
                    break;
                case Circle:
                    continue;
                case Box(var width, var height) box:
                    int area = width * height;
                    seen += $"b{await steps.Echo(area)}{box.Height} ";
                    goto default;
                default:
                    seen += "end ";
                    break;
            }
        }

        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Goto_case_and_default(int n)
    {
        string seen = "";
        switch (n)
        {
            case 0:
                seen += await steps.Text(0);
                goto case 3;
            case 1:
                goto default;
            case 3:
                seen += await steps.Text(3);
                break;
            default:
                seen += "default";
                if (seen.Length < 10) goto case 0;
                break;
        }

        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Switch_in_a_loop(int n)
    {
        string seen = "";
        for (int i = 0; i <= n; i++)
        {
            switch (i % 4)
            {
                case 0: seen += "a"; break;
                case 1: await steps.Echo(i); continue;
                case 2 when n > 2: seen += await steps.Text(i); break;
                default: if (i > 3) goto done; break;
            }

            seen += ".";
        }

    done:
        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Switch_over_a_tuple(int n)
    {
        switch (await steps.Echo(n), await steps.IsOdd(n))
        {
            case (0, _): return "zero";
            case ( > 1, true): return await steps.Text(n);
            case (var number, var odd): return $"{await steps.Echo(number)} {odd}";
        }
    }

    [Workflow, Machine]
    public async partial Task<string> Variables_shared_by_sections(int n)
    {
        switch (n)
        {
            case 0:
                int shared = await steps.Echo(5);
                return $"{shared}";
            case 1:
                shared = 7;
                await steps.Touch("one");
                return $"{shared}";
            default:
                shared = await steps.Echo(n);
                shared++;
                return $"{await steps.Echo(shared)} {shared}";
        }
    }

    [Workflow, Machine]
    public async partial Task<string> Awaits_in_when_clauses(int n)
    {
        string seen = "";
        for (int i = 0; i < 4; i++)
        {
            switch (await steps.ShapeOf(i))
            {
                case Circle { Radius: var radius } when await steps.Echo(radius) == n: seen += "circle" + radius; break;
                case Circle circle when circle.Radius > 1 && await steps.Yes("large"): seen += "large" + circle; goto case null;
                case Box(var width, _) box when await steps.Echo(width) == n || box.Height > 3: seen += "box" + width + box; break;
                case null: seen += "null"; break;
                default: seen += "?"; break;
            }

            switch (i)
            {
                case 0 when await steps.IsOdd(n): seen += "odd"; break;
                default: seen += "."; break;
            }

            seen += await steps.ShapeOf(i + n) switch
            {
                Circle { Radius: var radius } when await steps.Echo(radius) > 2 => "c" + radius,
                Box { Width: var width } when width == await steps.Echo(3) => "b" + width + await steps.Echo(width),
                _ => "none",
            };
        }

        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Goto_case_in_other_words(int n)
    {
        const int One = 1;
        string seen = "";
        switch (n)
        {
            case 0: seen += await steps.Text(0); goto case 0x1;
            case One: seen += await steps.Text(1); goto case (int)'\u0003';
            case 3: seen += await steps.Echo(3); goto default;
            default: seen += "default"; break;
        }

        switch ((long)n)
        {
            case 0: goto case 5;
            case 5L: seen += await steps.Echo(5); break;
        }

        switch ((Color)(n % 3))
        {
            case Color.Red: seen += await steps.Echo(1); goto case (Color)1;
            case Color.Green: seen += "green"; break;
        }

        return seen;
    }
}
