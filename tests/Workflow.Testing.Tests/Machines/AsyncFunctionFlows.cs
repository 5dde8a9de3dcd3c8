using Workflow.Runtime;
using Workflow.Testing.Tests.Kit;

namespace Workflow.Testing.Tests.Machines;

public partial class AsyncFunctionFlows
{
    [Workflow]
    public async partial Task<string> Lambdas(int[] numbers)
    {
        int done = 0;
        string[] labels = await Task.WhenAll(numbers.Select(async number =>
        {
            string label = await Label(number);
            for (int i = 0; i < number; i++) label += await Label(i);
            done++;
            return label;
        }));
        return $"{done}: {string.Join(",", labels)}";
    }

    [Workflow]
    public async partial Task<string> Totals(int[] numbers)
    {
        int total = 0;
        await Task.WhenAll(numbers.Select(async number =>
        {
            total += await Length(number);
            total *= 2;
            await Label(total);
        }));
        return $"{total}";
    }

    [Workflow]
    public async partial Task<string> LocalFunctions(int[] numbers)
    {
        List<Task<string>> tasks = [];
        List<string> order = [];
        foreach (int number in numbers) tasks.Add(Twice(number));
        while (tasks.Count > 0)
        {
            Task<string> next = await Task.WhenAny(tasks);
            tasks.Remove(next);
            order.Add(await next);
        }

        return string.Join(",", order);

        async Task<string> Twice(int number)
        {
            await Durable.Delay(TimeSpan.FromMinutes(10 - number));
            return await Label(number) + await Label(number);
        }
    }

    [Workflow]
    public async partial Task<string> LoopVariables(int[] numbers)
    {
        List<Func<Task<string>>> calls = [];
        foreach (int number in numbers) calls.Add(async () => await Label(number) + number);
        string all = "";
        List<Task<string>> started = [.. calls.Select(each => each())];
        foreach (Task<string> each in started) all += await each;
        return all;
    }

    [Workflow]
    public async partial Task<string> Namesakes(int number)
    {
        string all = "";
        if (number > 0)
        {
            async Task<string> Read(int of) => await Label(of + 1);
            string Mark(string text) => $"[{text}]";
            all += Mark(await Read(number));
        }
        else
        {
            async Task<string> Read(int of) => await Label(of + 2);
            string Mark(string text) => $"({text}){nameof(Mark)}";
            all += Mark(await Read(number));
        }

        return all;
    }

    [Workflow]
    public async partial Task<string> Results(int[] numbers)
    {
        // The first is over long before the last, and its result is kept meanwhile.
        int[] lengths = await Task.WhenAll(numbers.Select(async number =>
        {
            await Durable.Delay(TimeSpan.FromMinutes(number + 1));
            return await Length(number);
        }));
        return string.Join(",", lengths);
    }

    [Step]
    private partial Task<int> Length(int number) => Task.FromResult(number);

    [Step]
    private partial Task<string> Label(int number) => Task.FromResult($"<{number}>");
}

public sealed class AsyncFunctionTests
{
    private static readonly int[] Numbers = [2, 0, 3];

    [Theory]
    [ClassData(typeof(EveryMode))]
    public Task An_async_lambda_goes_on_where_it_was(ResumeMode mode) =>
        SaysAsync("3: <2><0><1>,<0>,<3><0><1><2>", mode, host => host.Client.StartLambdasAsync(Numbers));

    [Theory]
    [ClassData(typeof(EveryMode))]
    public Task An_async_lambda_shares_the_variables_of_the_body(ResumeMode mode) =>
        SaysAsync("14", mode, host => host.Client.StartTotalsAsync([7]));

    [Theory]
    [ClassData(typeof(EveryMode))]
    public Task An_async_local_function_goes_on_where_it_was(ResumeMode mode) =>
        SaysAsync("<3><3>,<2><2>,<0><0>", mode, host => host.Client.StartLocalFunctionsAsync(Numbers));

    [Theory]
    [ClassData(typeof(EveryMode))]
    public Task A_lambda_keeps_the_variable_of_its_iteration(ResumeMode mode) =>
        SaysAsync("<2>2<0>0<3>3", mode, host => host.Client.StartLoopVariablesAsync(Numbers));

    [Theory]
    [ClassData(typeof(EveryMode))]
    public async Task Local_functions_of_different_blocks_may_share_a_name(ResumeMode mode)
    {
        await SaysAsync("[<4>]", mode, host => host.Client.StartNamesakesAsync(3));
        await SaysAsync("(<1>)Mark", mode, host => host.Client.StartNamesakesAsync(-1));
    }

    [Theory]
    [ClassData(typeof(EveryMode))]
    public Task What_an_async_lambda_has_returned_is_kept_until_all_are_over(ResumeMode mode) =>
        SaysAsync("2,0,3", mode, host => host.Client.StartResultsAsync(Numbers));

    private static Task SaysAsync(string expected, ResumeMode mode, Func<WorkflowTestHost, Task<WorkflowHandle<string>>> start) =>
        Machine.SaysAsync(expected, mode, static w => w.AddAsyncFunctionFlows(), start);
}
