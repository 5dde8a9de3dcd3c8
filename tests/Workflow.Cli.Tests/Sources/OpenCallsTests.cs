using System.Text.Json;
using Workflow.Cli.Sources;
using Workflow.Runtime;

namespace Workflow.Cli.Tests.Sources;

public sealed class OpenCallsTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_step_that_was_not_tried_anew_keeps_the_attempts_that_it_made_after_the_cut() => After(
        ("workflow_started", "{}"), ("step_started", """{"step":"slow"}"""), ("step_started", """{"step":"bad"}"""), ("step_failed", """{"call":3,"step":"bad","attempt":1}"""),
        ("step_retrying", """{"call":2,"step":"slow","attempt":1}"""), ("workflow_failed", "{}"), ("run_restarted", """{"from":4,"call":3}"""))
        .ShouldBe(["step slow (attempt 2)", "step bad (attempt 1)"]);

    [Fact]
    public void A_step_that_is_tried_anew_begins_with_its_first_attempt() => After(
        ("workflow_started", "{}"), ("step_started", """{"step":"bad"}"""), ("step_retrying", """{"call":2,"step":"bad","attempt":1}"""),
        ("step_failed", """{"call":2,"step":"bad","attempt":2}"""), ("workflow_failed", "{}"), ("run_restarted", """{"from":4,"call":2}"""))
        .ShouldBe(["step bad (attempt 1)"]);

    [Fact]
    public void A_retry_says_from_when_until_its_time_has_come()
    {
        (string, string)[] events = [("workflow_started", "{}"), ("step_started", """{"step":"pay"}"""), ("step_retrying", """{"call":2,"attempt":1,"retry_at":"2026-01-01T00:00:00Z"}""")];

        Calls(events).Calls.Single().At(Now.AddSeconds(-1)).ShouldBe("step pay (attempt 2, from 2026-01-01T00:00:00Z)");
        Calls(events).Calls.Single().At(Now).ShouldBe("step pay (attempt 2)");
    }

    [Fact]
    public void An_event_whose_data_is_no_object_harms_nothing() => After(("workflow_started", "[]"), ("step_started", "7"), ("log_event", "null")).ShouldBe(["step  (attempt 1)"]);

    [Fact]
    public void An_event_may_be_nested_deeply() => After(("log_event", $$"""{"name":{{new string('[', 400)}}{{new string(']', 400)}}}""")).ShouldBeEmpty();

    private static string[] After(params (string, string)[] events) => [.. Calls(events).Calls.Select(static call => call.At(Now))];

    private static OpenCalls Calls((string Type, string Data)[] events)
    {
        OpenCalls calls = new();
        for (int index = 0; index < events.Length; index++)
        {
            using JsonDocument data = JsonDocument.Parse(events[index].Data, new JsonDocumentOptions { MaxDepth = 1000 });
            calls.Add(new RunEvent(index + 1, events[index].Type, Now, data.RootElement.Clone()));
        }

        return calls;
    }
}
