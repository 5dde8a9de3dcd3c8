using Workflow.Differential.Kit;
using Workflow.Runtime;

namespace Workflow.Differential.Corpus;

public partial class LocalFunctions(Steps steps)
{
    [Workflow, Machine]
    public async partial Task<string> Capture_and_change(int n)
    {
        int count = 0;
        string seen = "";
        Add("start");
        await steps.Echo(n);
        for (int i = 0; i < n; i++) Add(await steps.Text(i));
        return $"{count} {seen}";

        void Add(string text)
        {
            count++;
            seen += text;
        }
    }

    [Workflow, Machine]
    public async partial Task<string> Recursive_function(int n)
    {
        int result = Factorial(await steps.Echo(n));
        return $"{result} {await steps.Echo(Fibonacci(n))}";

        static int Factorial(int of) => of <= 1 ? 1 : of * Factorial(of - 1);
        int Fibonacci(int of) => of < 2 ? of + n - n : Fibonacci(of - 1) + Fibonacci(of - 2);
    }

    [Workflow, Machine]
    public async partial Task<string> Call_each_other(int n)
    {
        int calls = 0;
        bool even = IsEven(n);
        await steps.Echo(calls);
        bool odd = IsOdd(n + 1);
        return $"{even} {odd} {calls}";

        bool IsEven(int of)
        {
            calls++;
            return of == 0 || IsOdd(of - 1);
        }

        bool IsOdd(int of) => of != 0 && IsEven(of - 1);
    }

    [Workflow, Machine]
    public async partial Task<string> In_blocks_and_loops(int n)
    {
        string seen = "";
        for (int i = 0; i < n; i++)
        {
            int scale = await steps.Echo(i + 1);
            int Scaled(int by) => scale * by;
            seen += Scaled(10) + " ";
            scale = 7;
            seen += Scaled(1) + " ";
        }

        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> As_delegates(int n)
    {
        int offset = await steps.Echo(100);
        string text = string.Join(',', (await steps.Numbers(n)).Select(Shifted));
        offset = 1;
        return text + Shifted(n);

        int Shifted(int each) => each + offset;
    }

    [Workflow, Machine]
    public async partial Task<string> With_defaults_params_refs_and_generics(int n)
    {
        int x = n;
        Bump(ref x);
        Bump(ref x, by: await steps.Echo(10));
        string list = Joined(1, await steps.Echo(2), n);
        await steps.Echo(x);
        return $"{x} {list} {Same("s")} {Same(n)}";

        static void Bump(ref int number, int by = 1) => number += by;
        static string Joined(params int[] numbers) => string.Join('+', numbers);
        T Same<T>(T value) => n >= 0 ? value : default!;
    }

    [Workflow, Machine]
    public async partial Task<string> Call_steps_without_awaiting(int n)
    {
        Task<int> first = Begin(1);
        int second = await Begin(2);
        return $"{await first} {second}";

        Task<int> Begin(int factor) => steps.Echo(n * factor);
    }

    [Workflow, Machine]
    public async partial Task<string> Iterators(int n)
    {
        string seen = "";
        foreach (int each in Counted().ToList()) seen += await steps.Echo(each);
        return seen;

        IEnumerable<int> Counted()
        {
            for (int i = 0; i < n; i++) yield return i * i;
        }
    }

    [Workflow, Machine]
    public async partial Task<string> Declared_in_handlers_and_sections(int n)
    {
        string seen = "";
        try
        {
            await steps.FailIfOdd(n);
        }
        catch (ArgumentException error)
        {
            string Describe() => error.Message + n;
            seen += Describe();
            await steps.Touch("caught");
        }

        switch (n)
        {
            case 3:
                int Triple(int of) => of * 3;
                seen += Triple(await steps.Echo(2));
                break;
        }

        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Lambdas_inside_that_capture_an_iteration(int n)
    {
        string seen = "";
        foreach (int each in await steps.Numbers(n))
        {
            int changing = each;
            int Square()
            {
                changing++;
                Func<int> square = () => each * each + changing;
                return square();
            }

            void Keep() => seen += string.Join("", new[] { 1, 2 }.Select(x => x * each + changing));
            int Sum() => new[] { 1, 2 }.Sum(x => x + each);
            seen += Square() + await steps.Echo(each) + Square();
            Keep();
            seen += $"{Sum()} ";
            changing += 100;
            seen += Square();
        }

        return seen;
    }
}
