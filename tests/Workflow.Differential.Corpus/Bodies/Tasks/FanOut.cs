using Workflow.Differential.Kit;
using Workflow.Runtime;

namespace Workflow.Differential.Corpus;

public partial class FanOut(Steps steps)
{
    [Workflow, Machine]
    public async partial Task<string> All_of_a_list(int n)
    {
        List<Task<int>> tasks = [];
        for (int i = 0; i < n; i++) tasks.Add(steps.Echo(i));
        int[] results = await Task.WhenAll(tasks);
        return string.Join(',', results);
    }

    [Workflow, Machine]
    public async partial Task<string> One_after_the_other_as_they_end(int n)
    {
        string seen = "";
        List<Task<string>> tasks = [.. Enumerable.Range(0, n).Select(each => steps.Text(each))];
        while (tasks.Count > 0)
        {
            Task<string> done = await Task.WhenAny(tasks);
            tasks.Remove(done);
            seen += await done + " ";
            await steps.Echo(tasks.Count);
        }

        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Tasks_in_locals_across_checkpoints(int n)
    {
        Task<int> first = steps.Echo(n);
        Task<string> second = steps.Text(n);
        Task third = steps.Touch("third");
        int fourth = await steps.Echo(4);
        await third;
        string text = await second;
        return $"{await first} {text} {fourth} {first.IsCompleted} {second == (Task)second}";
    }

    [Workflow, Machine]
    public async partial Task<string> The_same_task_awaited_twice(int n)
    {
        Task<Counter> task = steps.NewCounter(n);
        Counter one = await task;
        one.Value += await steps.Echo(10);
        Counter two = await task;
        await steps.Echo(1);
        Counter three = await task;
        return $"{ReferenceEquals(one, two)} {ReferenceEquals(one, three)} {two.Value}";
    }

    [Workflow, Machine]
    public async partial Task<string> Races(int n)
    {
        Task<int> step = steps.Slow(n + 1);
        Task timeout = Durable.Delay("3m");
        Task winner = await Task.WhenAny(step, timeout);
        string who = winner == timeout ? "timeout" : "step";
        await steps.Touch(who);
        return $"{who} {(winner == step ? await step : -1)} {timeout.IsCompleted}";
    }

    [Workflow, Machine]
    public async partial Task<string> The_loser_is_awaited_later(int n)
    {
        Task<int> slow = steps.Slow(5);
        Task<int> quick = steps.Echo(n);
        Task<int> winner = await Task.WhenAny(slow, quick);
        int first = await winner;
        await Durable.Delay("1m");
        return $"{first} {await slow} {winner == quick}";
    }

    [Workflow, Machine]
    public async partial Task<string> All_of_different_kinds(int n)
    {
        Task<int> number = steps.Echo(n);
        Task<string> text = steps.Text(n);
        Task delay = Durable.Delay("5m");
        await Task.WhenAll(number, text, delay);
        return $"{number.Result} {text.Result} {await number}";
    }

    [Workflow, Machine]
    public async partial Task<string> A_combined_task_in_a_local(int n)
    {
        Task<int[]> all = Task.WhenAll(steps.Echo(1), steps.Echo(n));
        await steps.Touch("between");
        int[] one = await all;
        int[] two = await all;
        Task<Task<int>> any = Task.WhenAny(steps.Echo(7), steps.Echo(8));
        await steps.Touch("again");
        return $"{one.Sum()} {ReferenceEquals(one, two)} {await await any}";
    }

    [Workflow, Machine]
    public async partial Task<string> A_failure_among_many(int n)
    {
        Task<int>[] tasks = [steps.Echo(1), steps.FailIfOdd(n), steps.Refuse("r", n), steps.Echo(2)];
        try
        {
            await Task.WhenAll(tasks);
            return "none failed";
        }
        catch (Exception error)
        {
            await steps.Touch(error.Message);
            return $"{error.GetType().Name} {tasks.Count(each => each.IsFaulted)} {tasks.Count(each => each.IsCompletedSuccessfully)}";
        }
    }

    [Workflow, Machine]
    public async partial Task<string> A_failed_task_is_awaited_late(int n)
    {
        Task<int> failing = steps.Fail("late");
        int before = await steps.Echo(n);
        await Durable.Delay("1m");
        try
        {
            await failing;
        }
        catch (InvalidOperationException error)
        {
            return $"{before} {error.Message} {failing.IsFaulted} {failing.Exception?.InnerExceptions.Count}";
        }

        return "never";
    }

    [Workflow, Machine]
    public async partial Task<string> Completed_tasks(int n)
    {
        int a = await Task.FromResult(n);
        await Task.CompletedTask;
        Task<int> known = Task.FromResult(n + 1);
        await steps.Echo(1);
        int b = await known;
        int[] both = await Task.WhenAll(known, steps.Echo(2));
        return $"{a} {b} {both.Sum()}";
    }

    [Workflow, Machine]
    public async partial Task<string> Value_tasks(int n)
    {
        int a = await steps.Quick(n);
        int b = await steps.Quick(a) + await steps.Quick(1);
        ValueTask<int> later = steps.Quick(5);
        return $"{a} {b} {await later}";
    }

    [Workflow, Machine]
    public async partial Task<string> Dictionaries_of_tasks(int n)
    {
        Dictionary<string, Task<int>> tasks = [];
        foreach (string name in await steps.Names(n)) tasks[name] = steps.Echo(name.Length);
        int sum = 0;
        foreach ((string name, Task<int> task) in tasks) sum += await task + name.Length;
        return $"{sum}";
    }

    [Workflow, Machine]
    public async partial Task<string> At_most_two_at_a_time(int n)
    {
        List<Task<int>> running = [];
        string seen = "";
        for (int i = 0; i < n; i++)
        {
            if (running.Count == 2)
            {
                Task<int> done = await Task.WhenAny(running);
                running.Remove(done);
                seen += await done;
            }

            running.Add(steps.Echo(i));
        }

        foreach (Task<int> rest in running) seen += await rest;
        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Configured_awaits(int n)
    {
        int a = await steps.Echo(n).ConfigureAwait(false);
        int b = await (steps.Echo(a)).ConfigureAwait(true);
        await Task.WhenAll(steps.Echo(1), steps.Echo(2)).ConfigureAwait(false);
        return $"{a} {b}";
    }

    [Workflow, Machine]
    public async partial Task<string> Started_in_one_block_awaited_in_another(int n)
    {
        Task<int>? maybe = null;
        if (n > 1) maybe = steps.Echo(n);
        await steps.Touch("between");
        int result = maybe is null ? -1 : await maybe;
        int other = await (maybe ?? steps.Echo(0));
        return $"{result} {other}";
    }

    [Workflow, Machine]
    public async partial Task<string> Awaited_in_catch_and_finally(int n)
    {
        Task<int> task = steps.FailIfOdd(n);
        string seen = "";
        try
        {
            seen += await task;
        }
        catch (ArgumentException)
        {
            seen += task.IsFaulted;
        }
        finally
        {
            try
            {
                seen += await task;
            }
            catch (ArgumentException error)
            {
                seen += error.Message;
            }
        }

        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Wait_with_a_limit(int n)
    {
        Task<int> task = steps.Echo(n);
        int result = await task.WaitAsync(TimeSpan.FromHours(1));
        int other = await steps.Echo(1).WaitAsync(TimeSpan.FromHours(2));
        return $"{result} {other}";
    }
}
