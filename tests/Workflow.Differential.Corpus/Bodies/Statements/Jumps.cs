using Workflow.Differential.Kit;
using Workflow.Runtime;

namespace Workflow.Differential.Corpus;

public partial class Jumps(Steps steps)
{
    [Workflow, Machine]
    public async partial Task<string> Loop_by_goto(int n)
    {
        int i = 0;
        string seen = "";
    again:
        seen += await steps.Text(i);
        if (++i < n) goto again;
        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Out_of_nested_loops(int n)
    {
        string seen = "";
        for (int i = 0; i < 4; i++)
        {
            for (int j = 0; j < 4; j++)
            {
                seen += $"{i}{await steps.Echo(j)} ";
                if (i + j == n) goto found;
            }
        }

        seen += "not found";
        goto end;
    found:
        seen += await steps.Text(n);
    end:
        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Into_the_same_block_before_and_behind(int n)
    {
        int x = n;
        goto middle;
    first:
        x += await steps.Echo(100);
        goto last;
    middle:
        x = await steps.Echo(x) * 2;
        if (x < 6) goto first;
        {
            int inner = await steps.Echo(3);
            if (inner == 3) goto last;
            x = -1;
        }

    last:
        return $"{x}";
    }

    [Workflow, Machine]
    public async partial Task<string> Out_of_a_try(int n)
    {
        string seen = "";
        int rounds = 0;
    again:
        try
        {
            rounds++;
            seen += await steps.Text(rounds);
            if (rounds < n) goto again;
            if (n == 1) goto end;
            seen += "behind";
        }
        finally
        {
            seen += $"f{await steps.Echo(rounds)} ";
        }

        seen += "after";
    end:
        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Out_of_a_catch(int n)
    {
        int tries = 0;
    again:
        try
        {
            await steps.FailIfOdd(n + tries);
            return $"done after {tries}";
        }
        catch (ArgumentException)
        {
            tries++;
            await steps.Echo(tries);
            if (tries < 3) goto again;
        }

        return "given up";
    }

    [Workflow, Machine]
    public async partial Task<string> Early_returns(int n)
    {
        if (n == 0) return "zero";
        for (int i = 0; ; i++)
        {
            if (await steps.Echo(i) == n) return $"at {i}";
            if (i > 2) return await steps.Text(i);
        }
    }

    [Workflow, Machine]
    public async partial Task<string> Unreachable_code_stays_unreachable(int n)
    {
        if (n >= 0) return await steps.Text(n);
        throw new InvalidOperationException(await steps.Text(1));
        await steps.Touch("never");
    }

    [Workflow, Machine]
    public async partial Task<string> Label_names_that_are_also_variables(int n)
    {
        int label = n;
    label:
        label--;
        await steps.Echo(label);
        if (label > 0) goto label;
        return $"{label}";
    }
}
