using System.Text.Json;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Versions;

public class SideBySideTests
{
    private readonly StoreWrapper _store = new();
    private readonly Diary _diary = new();

    [Theory]
    [InlineData(ResumeMode.FromReplay)]
    [InlineData(ResumeMode.FromSnapshot)]
    public async Task A_run_in_flight_ends_with_its_own_version_while_new_ones_take_the_next(ResumeMode mode)
    {
        string old;
        await using (WorkflowTestHost before = Hosts.Make(w => w.AddReviewFlows(), _diary, mode, _store))
        {
            old = (await before.Client.StartReviewBeforeAsync("a")).RunId;
            await before.Time.AdvanceAsync("1m");
        }

        await using WorkflowTestHost after = Hosts.Make(w => w.AddReviewFlows(), _diary, mode, _store, Hosts.Start + TimeSpan.FromHours(1));
        WorkflowHandle<string> next = await after.Client.StartReviewAsync("b");
        await after.Time.AdvanceAsync("2d");

        (await after.Client.GetHandle<string>(old).GetResultAsync().Guarded()).ShouldBe("as in version 1");
        (await next.GetResultAsync().Guarded()).ShouldBe("as in version 2");
        (await after.Client.GetHandle(old).DescribeAsync()).Version.ShouldBe("1");
        _diary.Lines.ShouldBe(["read a", "approve b", "read a"]);
    }

    [Fact]
    public async Task A_start_without_a_version_takes_the_default_one_and_a_version_can_still_be_named()
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddReviewFlows(), _diary, store: _store);
        JsonElement input = JsonSerializer.SerializeToElement(new { order = "a" });
        (await (await host.Client.StartAsync("review", input)).DescribeAsync()).Version.ShouldBe("2");
        (await (await host.Client.StartReviewBeforeAsync("b")).DescribeAsync()).Version.ShouldBe("1");
    }
}
