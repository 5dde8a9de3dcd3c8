using Workflow.Differential.Kit;
using Workflow.Runtime;
using static Workflow.Differential.Kit.Trace;

namespace Workflow.Differential.Corpus;

public partial class Finally(Steps steps)
{
    [Workflow, Machine]
    public async partial Task<string> Await_in_every_part(int n)
    {
        string seen = "";
        try
        {
            seen += await steps.FailIfOdd(n);
        }
        catch (ArgumentException)
        {
            seen += await steps.Text(1);
        }
        finally
        {
            seen += await steps.Text(2);
        }

        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Return_through_a_finally(int n)
    {
        string seen = "";
        try
        {
            if (n == 0) return "at once";
            seen += await steps.Text(n);
            if (n == 1) return seen + await steps.Echo(9);
            seen += "rest";
        }
        finally
        {
            Note($"finally {seen}");
            await steps.Touch("cleanup");
        }

        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Return_value_is_taken_before_the_finally(int n)
    {
        int x = n;
        try
        {
            return $"{x} {await steps.Echo(x)}";
        }
        finally
        {
            x += await steps.Echo(100);
            Note($"{x}");
        }
    }

    [Workflow, Machine]
    public async partial Task<string> Without_awaits_in_the_finally(int n)
    {
        string seen = "";
        try
        {
            seen += await steps.FailIfOdd(n);
            seen += await steps.Echo(1);
            if (n == 0) return seen;
        }
        catch (ArgumentException)
        {
            seen += "caught";
        }
        finally
        {
            Note("finally");
            seen += "f";
        }

        return seen + await steps.Echo(2);
    }

    [Workflow, Machine]
    public async partial Task<string> Runs_once_however_often_the_body_waits(int n)
    {
        Counter finallies = new();
        try
        {
            for (int i = 0; i < n; i++) await Durable.Delay("1m");
            await steps.Echo(n);
        }
        finally
        {
            finallies.Value++;
            Note("finally");
        }

        return $"{finallies.Value}";
    }

    [Workflow, Machine]
    public async partial Task<string> Break_and_continue_through_it(int n)
    {
        string seen = "";
        for (int i = 0; i < 5; i++)
        {
            try
            {
                if (i == n) continue;
                if (i == 3) break;
                seen += await steps.Text(i);
            }
            finally
            {
                seen += $"f{await steps.Echo(i)} ";
            }

            seen += ".";
        }

        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Nested_handlers(int n)
    {
        string seen = "";
        try
        {
            try
            {
                try
                {
                    seen += await steps.FailIfOdd(n);
                    if (n == 0) return "zero";
                }
                finally
                {
                    Note("inner");
                    await steps.Touch("inner");
                }
            }
            catch (ArgumentException) when (n > 2)
            {
                seen += await steps.Text(n);
            }
            finally
            {
                Note("middle");
            }

            seen += "rest";
        }
        catch (ArgumentException error)
        {
            seen += error.Message;
        }
        finally
        {
            await steps.Touch("outer");
            Note(seen);
        }

        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Throws_instead(int n)
    {
        try
        {
            await steps.Refuse("first", n);
        }
        finally
        {
            await steps.Touch("finally");
            if (n > 1) throw new InvalidOperationException("from the finally");
        }

        return "never";
    }

    [Workflow, Machine]
    public async partial Task<string> Try_inside_a_finally(int n)
    {
        string seen = "";
        try
        {
            seen += await steps.Text(n);
            if (n == 3) throw new OrderException("three", 3);
        }
        finally
        {
            try
            {
                await steps.FailIfOdd(n);
                seen += "even";
            }
            catch (ArgumentException)
            {
                seen += await steps.Text(1);
            }

            for (int i = 0; i < 2; i++)
            {
                if (i == n) continue;
                seen += await steps.Echo(i);
            }

            Note(seen);
        }

        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Loop_in_a_try_in_a_loop(int n)
    {
        string seen = "";
        foreach (string name in await steps.Names(2))
        {
            try
            {
                for (int i = 0; i < 3; i++)
                {
                    if (i == n) break;
                    seen += name + await steps.Echo(i);
                    if (seen.Length > 9) goto enough;
                }
            }
            finally
            {
                await steps.Touch(name);
            }
        }

    enough:
        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Rethrow_through_a_finally(int n)
    {
        string seen = "";
        try
        {
            try
            {
                await steps.FailIfOdd(n);
                return "even";
            }
            catch (ArgumentException)
            {
                await steps.Touch("catch");
                throw;
            }
            finally
            {
                seen += await steps.Text(2);
            }
        }
        catch (ArgumentException error)
        {
            return seen + error.Message;
        }
    }

    [Workflow, Machine]
    public async partial Task<string> Finally_without_awaits_around_awaits_and_jumps(int n)
    {
        string seen = "";
        int rounds = 0;
    again:
        try
        {
            seen += await steps.Text(++rounds);
            if (rounds < n) goto again;
        }
        finally
        {
            seen += "f";
        }

        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Empty_parts(int n)
    {
        try { } finally { await steps.Touch("only"); }
        try { await steps.FailIfOdd(n); } catch { }
        try { await steps.Echo(n); } finally { }
        return "done";
    }
}
