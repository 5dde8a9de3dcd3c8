using Workflow.Differential.Kit;
using Workflow.Runtime;

namespace Workflow.Differential.Corpus;

public partial class Lambdas(Steps steps)
{
    [Workflow, Machine]
    public async partial Task<string> Used_between_checkpoints(int n)
    {
        int factor = await steps.Echo(2);
        int sum = (await steps.Numbers(n)).Select(each => each * factor).Where(each => each > n).Sum();
        factor = 5;
        return $"{sum} {await steps.Echo(Enumerable.Range(0, n).Count(each => each < factor))}";
    }

    [Workflow, Machine]
    public async partial Task<string> Assign_what_they_capture(int n)
    {
        int sum = 0;
        string last = "";
        (await steps.Names(n)).ForEach(name =>
        {
            sum += name.Length;
            last = name;
        });
        await steps.Echo(sum);
        (await steps.Numbers(n)).ToList().ForEach(each => sum -= each);
        return $"{sum} {last}";
    }

    [Workflow, Machine]
    public async partial Task<string> Capture_loop_variables_before_a_checkpoint(int n)
    {
        int total = 0;
        for (int i = 0; i < n; i++)
        {
            int copy = i;
            Func<int> read = () => copy * 10 + i;
            copy += 1;
            total += read();
            total += await steps.Echo(copy);
        }

        return $"{total}";
    }

    [Workflow, ReplayBody("delegates across a checkpoint")]
    public async partial Task<string> Collected_in_a_loop_with_checkpoints(int n)
    {
        List<Func<int>> reads = [];
        for (int i = 0; i < n; i++)
        {
            int own = await steps.Echo(i * 10);
            reads.Add(() => own++ + i);
        }

        return string.Join(',', reads.Concat(reads).Select(read => read()));
    }

    [Workflow, ReplayBody("delegates across a checkpoint")]
    public async partial Task<string> Captured_and_reassigned_in_a_loop(int n)
    {
        List<Action> actions = [];
        string seen = "";
        foreach (string name in await steps.Names(n))
        {
            int length = name.Length;
            actions.Add(() => seen += $"{name}{length} ");
            length = await steps.Echo(length + 5);
        }

        foreach (Action action in actions) action();
        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Nested_lambdas(int n)
    {
        int x = await steps.Echo(n);
        Func<int, Func<int, int>> add = a => b => a + b + x++;
        int sum = add(1)(2) + add(3)(4);
        return $"{sum} {x}";
    }

    [Workflow, Machine]
    public async partial Task<string> Method_groups(int n)
    {
        string joined = string.Join(',', (await steps.Numbers(n)).Select(Twice).Select(each => -each));
        Func<int, int> twice = Twice;
        return joined + twice(n);
    }

    [Workflow, ReplayBody("a variable of an anonymous type")]
    public async partial Task<string> Default_and_discard_parameters(int n)
    {
        var add = (int a, int b = 5) => a + b;
        int sum = add(n) + add(n, 1);
        Func<int, int, int> seven = (_, _) => 7;
        sum += seven(1, 2);
        return $"{await steps.Echo(sum)}";
    }

    [Workflow, Machine]
    public async partial Task<string> Queries(int n)
    {
        int limit = await steps.Echo(1);
        var chosen = from each in await steps.Numbers(n)
                     let square = each * each
                     where square > limit
                     orderby square descending
                     select $"{each}:{square}";
        string text = string.Join(',', chosen);
        return $"{text} {await steps.Echo(2)}";
    }

    [Workflow, Machine]
    public async partial Task<string> Steps_called_in_lambdas(int n)
    {
        int offset = 10;
        int[] results = await Task.WhenAll((await steps.Numbers(n)).Select(each => steps.Echo(each + offset)));
        int[] byName = await Task.WhenAll(results.Select(steps.Echo));
        return string.Join(',', byName);
    }

    [Workflow, Machine]
    public async partial Task<string> Names_hidden_in_lambdas(int n)
    {
        int x = n;
        Func<int, int> square = static each => each * each;
        int squared = square(3);
        await steps.Echo(squared);
        return $"{x} {squared}";
    }

    private static int Twice(int n) => n * 2;
}
