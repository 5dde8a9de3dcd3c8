using System.Text.RegularExpressions;
using Workflow.Runtime;
using Workflow.Testing.Tests.Kit;

namespace Workflow.Testing.Tests.Classes;

public class ClassTests
{
    private static readonly Parcel Light = new("light", 3);
    private static readonly Parcel Heavy = new("heavy", 300);

    private static WorkflowTestHost Create(ResumeMode mode) => Hosts.Create(mode, w =>
    {
        w.AddWeighParcel().AddPrintLabel().AddAnnounce().AddEcho().AddSendParcel().AddSendBoth().AddSendAll().AddSendApart().AddCountParcels().AddDescend().AddTwice()
            .AddMixedParcels().AddMixedMethods();
        w.Services.Add(new(typeof(Tally), new Tally()));
    });

    private static IReadOnlyList<string> Done(WorkflowTestHost host) => ((Tally)host.Services.GetService(typeof(Tally))!).Entries;

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_step_that_is_a_class_is_executed_once(ResumeMode mode)
    {
        await using WorkflowTestHost host = Create(mode);
        (await host.Client.StartSendParcelAsync(Light).ResultAsync()).ShouldBe(new Label("label of light, 3 kg"));
        Done(host).ShouldBe(["weigh light", "print light"]);
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_failure_of_such_a_step_is_caught_as_what_was_thrown(ResumeMode mode)
    {
        await using WorkflowTestHost host = Create(mode);
        (await host.Client.StartSendParcelAsync(Heavy).ResultAsync()).ShouldBe(new Label("returned for its 300 kg"));
        Done(host).ShouldBe(["weigh heavy"]);
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_workflow_that_is_a_class_is_a_frame_of_the_run_that_calls_it(ResumeMode mode)
    {
        await using WorkflowTestHost host = Create(mode);
        WorkflowHandle<string> run = await host.Client.StartSendBothAsync([Light, Heavy]);
        (await run.GetResultAsync().SoonAsync()).ShouldBe("label of light, 3 kg; returned for its 300 kg");
        (await run.CountAsync("workflow_started")).ShouldBe(1);
        Done(host).ShouldBe(["weigh light", "print light", "weigh heavy"]);
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task Classes_are_called_in_parallel_as_methods_are(ResumeMode mode)
    {
        await using WorkflowTestHost host = Create(mode);
        (await host.Client.StartSendAllAsync([Light, Heavy]).ResultAsync())
            .ShouldBe("label of light; label of heavy; label of light, 3 kg; returned for its 300 kg");
        Done(host).Count.ShouldBe(5);
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_class_is_started_as_a_child_run(ResumeMode mode)
    {
        await using WorkflowTestHost host = Create(mode);
        WorkflowHandle<string> run = await host.Client.StartSendApartAsync(Light);
        (await run.GetResultAsync().SoonAsync()).ShouldBe("label of light, 3 kg");
        (await run.CountAsync("child_started")).ShouldBe(1);
        (await run.CountAsync("step_started")).ShouldBe(0);
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_class_without_a_result_begins_anew(ResumeMode mode)
    {
        await using WorkflowTestHost host = Create(mode);
        WorkflowHandle run = await host.Client.StartCountParcelsAsync(3);
        await run.GetResultAsync().SoonAsync();
        Done(host).ShouldBe(["3 left", "2 left", "1 left"]);
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_class_that_resumes_by_replay_calls_itself(ResumeMode mode)
    {
        await using WorkflowTestHost host = Create(mode);
        (await host.Client.StartDescendAsync(2).ResultAsync()).ShouldBe(2);
        Done(host).ShouldBe(["at 2", "at 1", "at 0"]);
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_generic_class_runs_with_each_of_its_types(ResumeMode mode)
    {
        await using WorkflowTestHost host = Create(mode);
        (await host.Client.StartTwiceAsync("so").ResultAsync()).ShouldBe("so so");
        (await host.Client.StartTwiceAsync(7).ResultAsync()).ShouldBe("7 7");
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task Classes_and_methods_call_each_other(ResumeMode mode)
    {
        await using WorkflowTestHost host = Create(mode);
        (await host.Client.StartCallAClassAsync(Light).ResultAsync()).ShouldBe("<[label of light, 3 kg]>");
    }

    [Fact]
    public async Task The_plain_body_of_a_class_gives_the_same()
    {
        await using WorkflowTestHost host = Create(ResumeMode.Live);
        var send = new SendParcel(new WeighParcel(host.Services), new PrintLabel(host.Services));
        (await host.RunPlainAsync(() => new SendBoth(send).ExecuteAsync([Light, Heavy]))).ShouldBe("label of light, 3 kg; returned for its 300 kg");
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task The_name_and_the_version_of_a_class_are_those_of_its_attribute(ResumeMode mode)
    {
        await using WorkflowTestHost host = Create(mode);
        WorkflowHandle<string> run = await host.Client.StartSendBothAsync([Light, Light]);
        await run.GetResultAsync().SoonAsync();
        RunDescription description = await run.DescribeAsync().SoonAsync();
        (description.Workflow, description.Version).ShouldBe(("send_twice", "2.1.0"));
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task Classes_leave_the_log_that_methods_leave(ResumeMode mode)
    {
        await using WorkflowTestHost classes = Create(mode);
        await using WorkflowTestHost methods = Hosts.Create(mode, w =>
        {
            w.AddParcelMethods();
            w.Services.Add(new(typeof(Tally), new Tally()));
        });
        foreach (Parcel parcel in new[] { Light, Heavy })
        {
            StartOptions options = new() { Id = parcel.Id };
            WorkflowHandle<Label> run = await classes.Client.StartSendParcelAsync(parcel, options);
            WorkflowHandle<Label> other = await methods.Client.StartSendParcelByMethodAsync(parcel, options);
            await run.GetResultAsync().SoonAsync();
            await other.GetResultAsync().SoonAsync();
            (await run.LogTextAsync()).Select(WithoutStack).ShouldBe((await other.LogTextAsync()).Select(static each => WithoutStack(each.Replace("_by_method", "", StringComparison.Ordinal))));
        }
    }

    // Where an exception was thrown is another method.
    private static string WithoutStack(string line) => Regex.Replace(line, """"stack":"[^"]*"""", "");
}
