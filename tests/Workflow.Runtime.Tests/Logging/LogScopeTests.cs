using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Logging;

public sealed class LogScopeTests
{
    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    [InlineData(ResumeMode.FromSnapshot)]
    public async Task Every_line_of_a_run_says_once_what_it_belongs_to(ResumeMode mode)
    {
        ScopedLines lines = new();
        using ILoggerFactory loggers = LoggerFactory.Create(logging => logging.AddProvider(lines));
        await using WorkflowTestHost host = WorkflowTestHost.Create(
            w =>
            {
                w.Services.AddSingleton(new Diary());
                w.AddLoggedFlows();
            },
            new TestHostOptions { Resume = mode, Loggers = loggers });
        await (await host.Client.StartTellingAsync(new() { Id = "r" })).GetResultAsync().Guarded();

        lines.Lines.ShouldBe(
        [
            "RunId=r Workflow=telling Version=1.0.0: The body begins",
            "RunId=r Workflow=telling Version=1.0.0 Step=tell Attempt=1: The step is told",
            "RunId=r Workflow=telling Version=1.0.0 Step=tell Attempt=2: The step is told",
            "RunId=r Workflow=telling Version=1.0.0: The body ends",
        ]);
    }
}
