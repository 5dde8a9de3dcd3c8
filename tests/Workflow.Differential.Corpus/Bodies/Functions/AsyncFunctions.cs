using Workflow.Differential.Kit;
using Workflow.Runtime;
using static Workflow.Differential.Kit.Trace;

namespace Workflow.Differential.Corpus;

public partial class AsyncFunctions(Steps steps)
{
    [Workflow, Machine]
    public async partial Task<string> Lambda_over_items_in_parallel(int n)
    {
        int[] results = await Task.WhenAll((await steps.Numbers(n)).Select(async each =>
        {
            int first = await steps.Echo(each);
            Note($"first of {each}");
            return await steps.Add(first, each * 10);
        }));
        return string.Join(',', results);
    }

    [Workflow, Machine]
    public async partial Task<string> Lambdas_that_change_what_they_capture(int n)
    {
        int total = 0;
        await Task.WhenAll(Enumerable.Range(0, n).Select(async each =>
        {
            total += await steps.Echo(each);
            total *= 2;
            await steps.Touch($"{total}");
        }));
        return $"{total}";
    }

    [Workflow, Machine]
    public async partial Task<string> Local_function_called_twice(int n)
    {
        return $"{await Twice(n)} {await Twice(n + 1)}";

        async Task<int> Twice(int number) => await steps.Echo(await steps.Echo(number) * 2);
    }

    [Workflow, Machine]
    public async partial Task<string> Local_function_with_everything_in_it(int n)
    {
        string seen = "";
        Task<string> first = Run("a", 2);
        Task<string> second = Run("b", 1);
        string all = await second + await first;
        return $"{all} {seen}";

        async Task<string> Run(string name, int rounds)
        {
            string own = "";
            try
            {
                for (int i = 0; i < rounds; i++)
                {
                    own += name + await steps.FailIfOdd(n + i);
                    seen += name;
                }
            }
            catch (ArgumentException)
            {
                own += await steps.Text(rounds);
            }
            finally
            {
                await steps.Touch(name);
            }

            return own;
        }
    }

    [Workflow, Machine]
    public async partial Task<string> Nested_async_functions(int n)
    {
        int[] sums = await Task.WhenAll(Enumerable.Range(0, 2).Select(async row =>
        {
            int[] cells = await Task.WhenAll(Enumerable.Range(0, n).Select(async column => await steps.Echo(row * 10 + column) + await steps.Echo(1)));
            return cells.Sum();
        }));
        return string.Join(',', sums);
    }

    [Workflow, Machine]
    public async partial Task<string> Recursive_async_function(int n)
    {
        return $"{await Sum(n)}";

        async Task<int> Sum(int to) => to == 0 ? 0 : await steps.Echo(to) + await Sum(to - 1);
    }

    [Workflow, Machine]
    public async partial Task<string> Async_function_without_a_result(int n)
    {
        List<string> seen = [];
        await Task.WhenAll(Wait(2), Wait(1));
        return string.Join(',', seen);

        async Task Wait(int minutes)
        {
            await Durable.Delay(TimeSpan.FromMinutes(minutes + n));
            seen.Add($"{minutes}");
        }
    }

    [Workflow, Machine]
    public async partial Task<string> Captured_loop_variables(int n)
    {
        List<Task<int>> tasks = [];
        for (int i = 0; i < n; i++)
        {
            int own = i * 10;
            tasks.Add(Run());
            own++;

            async Task<int> Run()
            {
                int before = await steps.Echo(own);
                return before + own;
            }
        }

        return string.Join(',', await Task.WhenAll(tasks));
    }

    [Workflow, Machine]
    public async partial Task<string> Functions_that_call_each_other(int n)
    {
        string log = "";
        int[] all = await Task.WhenAll(Enumerable.Range(0, 3).Select(async i =>
        {
            int twice = await Twice(i);
            return twice + Plus(await Twice(i + 1)) + await IsEven(i);
        }));
        return $"{string.Join(",", all)} {log}";

        int Plus(int a)
        {
            log += a;
            return Times(a) + n;
        }

        int Times(int a) => a < 2 ? a * n : Times(a - 1) * 2;
        async Task<int> Twice(int of) => await steps.Echo(Plus(of)) * 2;
        async Task<int> IsEven(int of) => of == 0 ? await steps.Echo(1) : await IsOdd(of - 1);
        async Task<int> IsOdd(int of) => of == 0 ? await steps.Echo(0) : await IsEven(of - 1);
    }

    [Workflow, Machine]
    public async partial Task<string> Variables_of_iterations_that_functions_share(int n)
    {
        string seen = "";
        foreach (int each in await steps.Numbers(n))
        {
            int total = each;
            await Task.WhenAll(Enumerable.Range(0, 2).Select(async i =>
            {
                await steps.Echo(i);
                total += i;
                int sum = total + await steps.Echo(total);
                total++;
                total += await Task.FromResult(sum);
            }));
            await Add(3);
            seen += $"{total} ";
            total = 7;
            Task one = Add(1), two = Add(2);
            total++;
            await one;
            await two;
            seen += $"{total} ";

            async Task Add(int amount)
            {
                total += amount;
                await steps.Echo(amount);
                total *= 2;
            }
        }

        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Local_function_in_a_finally_without_awaits(int n)
    {
        Task<int>? later = null;
        try
        {
            Note("body");
        }
        finally
        {
            later = Echoed(n);

            async Task<int> Echoed(int number)
            {
                await steps.Echo(number);
                return number + n;
            }
        }

        return $"{await later}";
    }
}
