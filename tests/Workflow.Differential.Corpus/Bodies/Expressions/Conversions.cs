using Workflow.Differential.Kit;
using Workflow.Runtime;

namespace Workflow.Differential.Corpus;

public partial class Conversions(Steps steps)
{
    [Workflow, Machine]
    public async partial Task<string> Casts(int n)
    {
        byte small = (byte)await steps.Echo(n + 254);
        int whole = (int)await steps.Half(n);
        long wide = await steps.Echo(n);
        object boxed = await steps.Echo(n);
        int unboxed = (int)boxed + (int)(object)await steps.Echo(1);
        decimal price = await steps.Echo(n);
        Color color = (Color)(await steps.Echo(n) % 3);
        int number = (int)await steps.ColorOf(n);
        char letter = (char)(await steps.Letter(1) + 1);
        return $"{small} {whole} {wide} {unboxed} {price} {color} {number} {letter}";
    }

    [Workflow, Machine]
    public async partial Task<string> As_and_is(int n)
    {
        Shape shape = await steps.ShapeOf(n);
        Circle? circle = shape as Circle;
        string kind = (await steps.ShapeOf(n)) is Box ? "box" : "no box";
        int? maybe = (object)await steps.Echo(n) as int?;
        return $"{circle?.Radius.ToString() ?? "none"} {kind} {maybe} {await steps.ShapeOf(1) is Circle}";
    }

    [Workflow, Machine]
    public async partial Task<string> Checked_and_unchecked_expressions(int n)
    {
        int big = int.MaxValue - 3;
        int around = unchecked(big + await steps.Echo(n));
        try
        {
            return $"{around} {checked(big + await steps.Echo(n))}";
        }
        catch (OverflowException)
        {
            return $"{around} overflow";
        }
    }

    [Workflow, Machine]
    public async partial Task<string> Checked_blocks_without_awaits(int n)
    {
        int x = await steps.Echo(int.MaxValue - 2);
        try
        {
            checked
            {
                x += n;
            }
        }
        catch (OverflowException error)
        {
            await steps.Touch(error.GetType().Name);
        }

        unchecked
        {
            x += n;
        }

        return $"{x}";
    }

    [Workflow, Machine]
    public async partial Task<string> Throw_expressions(int n)
    {
        string text = await steps.MaybeText(n) ?? throw new InvalidOperationException($"no text for {await steps.Echo(n)}");
        int checkedNumber = n < 4 ? await steps.Echo(n) : throw new OrderException("four", n);
        return $"{text} {checkedNumber}";
    }

    [Workflow, Machine]
    public async partial Task<string> Implicit_numeric_conversions(int n)
    {
        double sum = n + await steps.Half(n) + await steps.Long(n) + await steps.Byte(n) + await steps.Letter(0);
        decimal price = n * await steps.Price(2);
        long wide = n > 1 ? await steps.Long(1) : await steps.Echo(1);
        float single = await steps.Echo(n);
        return FormattableString.Invariant($"{sum} {price} {wide} {single}");
    }

    [Workflow, Machine]
    public async partial Task<string> Nullable_conversions(int n)
    {
        int? a = await steps.Echo(n);
        long? b = a + await steps.Maybe(n);
        string c = ((object?)await steps.Maybe(n))?.ToString() ?? "nothing";
        int d = (int)(b ?? await steps.Echo(-1));
        bool has = (await steps.Maybe(n)).HasValue;
        int orZero = (await steps.Maybe(n)).GetValueOrDefault();
        return $"{a} {b} {c} {d} {has} {orZero}";
    }

    [Workflow, ReplayBody("an object across a checkpoint")]
    public async partial Task<string> Boxes_and_objects_across_checkpoints(int n)
    {
        object number = n;
        object text = await steps.Text(n);
        await steps.Echo(1);
        return $"{(int)number + 1} {((string)text).Length} {number is int} {text is string}";
    }
}
