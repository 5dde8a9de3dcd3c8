using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Steps;

public class StepLoggerTests
{
    private readonly Diary _diary = new();
    private readonly StringWriter _lines = new();

    [Fact]
    public async Task Text_tells_of_every_attempt_and_retry()
    {
        await RunAsync(StepLogWriter.Text(_lines), failures: 1);

        Lines.ShouldBe(
        [
            "2025-01-01T00:00:00.000Z attempt_started run=r workflow=tripping step=trip call=2 attempt=1",
            "2025-01-01T00:00:00.000Z attempt_failed run=r workflow=tripping step=trip call=2 attempt=1 duration_ms=0 error=System.InvalidOperationException",
            "2025-01-01T00:00:00.000Z retry_planned run=r workflow=tripping step=trip call=2 attempt=2 error=System.InvalidOperationException retry_at=2025-01-01T00:00:01.500Z",
            "2025-01-01T00:00:01.500Z attempt_started run=r workflow=tripping step=trip call=2 attempt=2",
            "2025-01-01T00:00:01.500Z attempt_succeeded run=r workflow=tripping step=trip call=2 attempt=2 duration_ms=0",
        ]);
    }

    [Fact]
    public async Task Json_has_an_object_in_each_line()
    {
        await RunAsync(StepLogWriter.Json(_lines), failures: 1);

        Lines.Length.ShouldBe(5);
        Lines[2].ShouldBe("""{"time":"2025-01-01T00:00:00.000Z","event":"retry_planned","run":"r","workflow":"tripping","step":"trip","call":2,"attempt":2,"error":"System.InvalidOperationException","retry_at":"2025-01-01T00:00:01.500Z"}""");
    }

    [Fact]
    public async Task No_data_of_users_is_told()
    {
        await RunAsync(StepLogWriter.Json(_lines), failures: 1);
        await RunAsync(StepLogWriter.Text(_lines), failures: 1);

        _lines.ToString().ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_logger_that_fails_harms_neither_the_step_nor_other_loggers()
    {
        await using WorkflowTestHost host = Host(new Broken(), StepLogWriter.Text(_lines));

        (await (await host.Client.StartTrippingAsync(0, "secret")).GetResultAsync().Guarded()).ShouldBe("secret 1");

        Lines.Length.ShouldBe(2);
    }

    private string[] Lines => _lines.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    private async Task RunAsync(IStepLogger logger, int failures)
    {
        await using WorkflowTestHost host = Host(logger);
        await (await host.Client.StartTrippingAsync(failures, "secret", new() { Id = "r" })).GetResultAsync().Guarded();
    }

    private WorkflowTestHost Host(params IStepLogger[] loggers) => Hosts.Make(
        w =>
        {
            w.AddTripFlows();
            foreach (IStepLogger logger in loggers) w.AddStepLogger(_ => logger);
        },
        _diary);

    private sealed class Broken : IStepLogger
    {
        public void Log(StepLogEntry entry) => throw new InvalidOperationException("No paper.");
    }
}
