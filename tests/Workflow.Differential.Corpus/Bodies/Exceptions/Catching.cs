using Workflow.Differential.Kit;
using Workflow.Runtime;
using static Workflow.Differential.Kit.Trace;

namespace Workflow.Differential.Corpus;

public partial class Catching(Steps steps)
{
    [Workflow, Machine]
    public async partial Task<string> Await_in_try_and_catch(int n)
    {
        try
        {
            return $"{await steps.FailIfOdd(n)}";
        }
        catch (ArgumentException error)
        {
            await steps.Touch("caught");
            return $"{error.Message} {await steps.Text(n)}";
        }
    }

    [Workflow, Machine]
    public async partial Task<string> Most_derived_catch_first(int n)
    {
        string seen = "";
        for (int i = 0; i < 3; i++)
        {
            try
            {
                if (i == 0) await steps.Refuse("order", n);
                if (i == 1) await steps.FailIfOdd(n);
                await steps.Fail("plain");
            }
            catch (OrderException error)
            {
                seen += $"{error.Message}{error.Code}{await steps.Echo(1)} ";
            }
            catch (ArgumentException)
            {
                seen += "argument ";
            }
            catch
            {
                seen += $"any{await steps.Echo(2)} ";
            }
        }

        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Filters(int n)
    {
        string seen = "";
        for (int i = 0; i < 4; i++)
        {
            int round = i;
            try
            {
                await steps.Refuse("r", n + i);
            }
            catch (OrderException error) when (Seen(error.Code) % 2 == 0 && round < 3)
            {
                seen += $"even{await steps.Echo(error.Code)} ";
            }
            catch (Exception error) when (error is OrderException { Code: var code } && code > 3)
            {
                seen += $"large{code} ";
            }
            catch (OrderException) when (round > 1)
            {
                seen += "late ";
            }
            catch (OrderException)
            {
                seen += "rest ";
            }
        }

        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Not_caught_by_a_filter(int n)
    {
        try
        {
            await steps.Refuse("refused", n);
        }
        catch (OrderException error) when (error.Code > 2)
        {
            return await steps.Text(error.Code);
        }

        return "never";
    }

    [Workflow, Machine]
    public async partial Task<string> Rethrow(int n)
    {
        try
        {
            try
            {
                await steps.Refuse("inner", n);
            }
            catch (OrderException error) when (error.Code < 9)
            {
                await steps.Touch("inner");
                if (n > 1) throw;
                Note("kept");
            }
        }
        catch (OrderException error)
        {
            return $"outer {error.Message} {error.Code} {await steps.Echo(1)}";
        }

        return "inner";
    }

    [Workflow, Machine]
    public async partial Task<string> Throw_another_from_a_catch(int n)
    {
        try
        {
            await steps.Fail("first");
        }
        catch (InvalidOperationException error)
        {
            await steps.Touch(error.Message);
            throw new OrderException($"second after {error.Message}", n);
        }

        return "never";
    }

    [Workflow, Machine]
    public async partial Task<string> Exceptions_of_the_body_itself(int n)
    {
        try
        {
            int[] numbers = await steps.Numbers(2);
            Note($"{numbers[n]}");
            Note($"{10 / n}");
            string? text = n > 0 ? null : "x";
            return $"{await steps.Echo(text!.Length)}";
        }
        catch (IndexOutOfRangeException)
        {
            return "index";
        }
        catch (DivideByZeroException)
        {
            return $"zero {await steps.Echo(0)}";
        }
        catch (NullReferenceException)
        {
            return "null";
        }
    }

    [Workflow, Machine]
    public async partial Task<string> Catch_variable_across_checkpoints(int n)
    {
        Exception? kept = null;
        try
        {
            await steps.Refuse("kept", n);
        }
        catch (Exception error)
        {
            kept = error;
            await steps.Echo(1);
            Note(error.Message);
        }

        await steps.Echo(2);
        return $"{kept?.Message} {(kept as OrderException)?.Code}";
    }

    [Workflow, Machine]
    public async partial Task<string> Catch_in_a_loop_with_break_and_continue(int n)
    {
        string seen = "";
        for (int i = 0; i < 5; i++)
        {
            try
            {
                if (i == 4) break;
                if (i == 1) continue;
                seen += await steps.FailIfOdd(n + i);
            }
            catch (ArgumentException)
            {
                seen += "!";
                if (i == 0) continue;
                await steps.Touch($"{i}");
                if (i == 3) break;
            }

            seen += ".";
        }

        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Catches_without_awaits(int n)
    {
        string seen = "";
        try
        {
            seen += await steps.FailIfOdd(n);
        }
        catch (ArgumentException error)
        {
            string message = error.Message;
            seen += message;
        }

        int parsed;
        try
        {
            parsed = int.Parse(seen, null);
        }
        catch (FormatException)
        {
            parsed = -1;
        }

        return $"{await steps.Echo(parsed)}";
    }

    [Workflow, Machine]
    public async partial Task<string> Escapes(int n)
    {
        await steps.Echo(n);
        if (n > 2) throw new OrderException($"{n}", n);
        return $"{await steps.FailIfOdd(n)}";
    }

    [Workflow, Machine]
    public async partial Task<string> Try_that_is_entered_again(int n)
    {
        string seen = "";
        int round = 0;
        while (round < n)
        {
            try
            {
                round++;
                seen += await steps.Text(round);
                await steps.FailIfOdd(round);
            }
            catch (ArgumentException)
            {
                seen += await steps.Text(0);
            }
        }

        return seen;
    }
}
