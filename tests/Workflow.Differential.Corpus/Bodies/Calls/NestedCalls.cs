using Workflow.Differential.Kit;
using Workflow.Runtime;
using static Workflow.Differential.Kit.Trace;

namespace Workflow.Differential.Corpus;

public partial class NestedCalls(Steps steps)
{
    [Workflow, Machine]
    public async partial Task<string> One_calls_another(int n)
    {
        int sum = await Add(n, await Add(1, 2)) + await Add(Seen(n), 3);
        return $"{sum}";
    }

    [Workflow, Machine]
    public async partial Task<string> In_parallel(int n)
    {
        int[] sums = await Task.WhenAll(Enumerable.Range(0, n).Select(each => Add(each, 10)));
        return string.Join(',', sums);
    }

    [Workflow, Machine]
    public async partial Task<string> As_a_task_in_a_local(int n)
    {
        Task<int> first = Add(n, 1);
        Task<int> second = Add(n, 2);
        await steps.Touch("between");
        int a = await first;
        return $"{a} {await second} {await first}";
    }

    [Workflow, Machine]
    public async partial Task<string> Races_between_them(int n)
    {
        List<Task<int>> tasks = [Add(n, 1), Add(n, 2), steps.Echo(5)];
        string seen = "";
        while (tasks.Count > 0)
        {
            Task<int> done = await Task.WhenAny(tasks);
            tasks.Remove(done);
            seen += await done + " ";
        }

        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Shares_objects_with_its_callee(int n)
    {
        Counter counter = new() { Value = n };
        List<string> seen = [];
        Task first = Change(counter, seen, "a");
        Task second = Change(counter, seen, "b");
        await first;
        counter.Value *= 2;
        await second;
        return $"{counter.Value} {string.Join(',', seen)}";
    }

    [Workflow, Machine]
    public async partial Task<string> Exceptions_come_out(int n)
    {
        try
        {
            await Guarded(n);
            return "fine";
        }
        catch (OrderException error)
        {
            return $"{error.Message} {error.Code} {await steps.Echo(1)}";
        }
    }

    [Workflow, Machine]
    public async partial Task<string> Recursive_workflow(int n) => $"{await Sum(n)}";

    [Workflow, Machine]
    public async partial Task<string> Optional_named_and_params(int n)
    {
        string a = await Described(n);
        string b = await Described(text: await steps.Text(n), n: 2);
        string c = await Described(1, "x", 4, await steps.Echo(5));
        return $"{a} {b} {c}";
    }

    [Workflow, Machine]
    public async partial Task<string> Workflow_without_a_result(int n)
    {
        Counter counter = new();
        await Change(counter, [], "x");
        await Nothing();
        return $"{counter.Value}";
    }

    [Workflow, Machine]
    public async partial Task<string> Value_task_of_a_workflow(int n) => $"{await Quickly(n)} {await Quickly(1)}";

    [Workflow, Machine]
    public async partial Task<string> Deep_calls(int n)
    {
        string seen = "";
        for (int i = 0; i < n; i++) seen += await Outer(i) + " ";
        return seen;
    }

    [Workflow]
    private async partial Task<int> Add(int a, int b)
    {
        int first = await steps.Echo(a);
        Note($"adding {a}");
        int second = await steps.Echo(b);
        return first + second;
    }

    [Workflow]
    private async partial Task Change(Counter counter, List<string> seen, string name)
    {
        counter.Value += await steps.Echo(1);
        seen.Add(name);
        await steps.Touch(name);
        counter.Value += 10;
        seen.Add(name + name);
    }

    [Workflow]
    private async partial Task<int> Guarded(int n)
    {
        try
        {
            if (n > 2) await steps.Refuse("refused", n);
            return await steps.FailIfOdd(n);
        }
        catch (ArgumentException error)
        {
            await steps.Touch("inner");
            throw new OrderException(error.Message, -1);
        }
        finally
        {
            await steps.Touch("finally");
        }
    }

    [Workflow]
    private async partial Task<int> Sum(int to) => to == 0 ? 0 : await steps.Echo(to) + await Sum(to - 1);

    [Workflow]
    private async partial Task<string> Described(int n, string text = "none", params int[] more) => $"{await steps.Echo(n)}{text}{more.Sum()}";

    [Workflow]
    private async partial Task Nothing() { }

    [Workflow]
    private async partial ValueTask<int> Quickly(int n) => await steps.Quick(n) + 1;

    [Workflow]
    private async partial Task<string> Outer(int n)
    {
        Task<int> other = Add(n, n);
        return $"{await Middle(n)}{await other}";
    }

    [Workflow]
    private async partial Task<int> Middle(int n)
    {
        int x = await Add(n, 1);
        return x * await steps.Echo(2);
    }
}
