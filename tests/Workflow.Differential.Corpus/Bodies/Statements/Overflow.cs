using Workflow.Differential.Kit;
using Workflow.Runtime;

namespace Workflow.Differential.Corpus;

/// <summary>Arithmetic that overflows, in fragments of checked and unchecked text.</summary>
public partial class Overflow(Steps steps)
{
    [Workflow, Machine]
    public async partial Task<string> Checked_block(int n)
    {
        string seen = "";
        try
        {
            checked
            {
                int x = int.MaxValue - 6 + n;
                seen += $"{x}";
                x += await steps.Echo(3);
                seen += $"|{x}";
                x = x * 1 + await steps.Echo(n) - n;
                for (byte b = 253; b > 0; b++)
                {
                    seen += b;
                    if (await steps.Echo(b) == 255 && n == 0) break;
                }

                unchecked
                {
                    x += await steps.Echo(int.MaxValue);
                    seen += x;
                }

                seen += "end";
            }
        }
        catch (OverflowException)
        {
            seen += "overflow";
        }

        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Checked_and_unchecked_around_awaits(int n)
    {
        string seen = "";
        for (int i = 0; i < 3; i++)
        {
            try
            {
                int y = checked((int.MaxValue - 4 + await steps.Echo(n)) + i);
                seen += y;
                y = unchecked(int.MaxValue + await steps.Echo(n) + i);
                seen += y;
                seen += checked((byte)(await steps.Echo(254) + i + (n > 3 ? await steps.Echo(1) : 0)));
            }
            catch (OverflowException)
            {
                seen += "overflow";
            }
        }

        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Functions_in_a_checked_block(int n)
    {
        try
        {
            checked
            {
                int Expression(int a) => a + int.MaxValue;
                int Block(int a)
                {
                    return a + int.MaxValue;
                }

                async Task<int> Async(int a)
                {
                    int waited = await steps.Echo(a);
                    return waited + int.MaxValue;
                }

                int got = await steps.Echo(n);
                if (n == 0) return $"{Expression(got)} {Block(got)} {await Async(got)} {unchecked(got + 1 + int.MaxValue)}";
                if (n == 1) return $"{Expression(await steps.Echo(n))}";
                if (n == 3) return $"{Block(await steps.Echo(n))}";
                return $"{await Async(n)}";
            }
        }
        catch (OverflowException)
        {
            return "overflow";
        }
    }

    [Workflow, Machine]
    public async partial Task<string> Statements_in_a_checked_block(int n)
    {
        string seen = "";
        unchecked
        {
            const int Least = int.MaxValue + 1;
            seen += Least + await steps.Echo(n);
        }

        checked
        {
            try
            {
                int[] numbers = [1, 2, int.MaxValue];
                foreach (int each in numbers) seen += each + await steps.Echo(n);
            }
            catch (OverflowException) when (n + 1 > 0)
            {
                seen += "loop" + await steps.Text(1);
            }

            try
            {
                switch (n + await steps.Echo(1))
                {
                    case 1: seen += (byte)(n + 300); break;
                    case 2 when int.MaxValue - n > 0: seen += int.MaxValue - n + n; break;
                    default: return seen + (short)(n + await steps.Echo(40_000));
                }
            }
            catch (OverflowException)
            {
                seen += "switch";
            }
        }

        return seen;
    }
}
