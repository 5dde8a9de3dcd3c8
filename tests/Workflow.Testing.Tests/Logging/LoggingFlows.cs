using Microsoft.Extensions.Logging;
using Workflow.Runtime;
using Workflow.Testing.Tests.Kit;

namespace Workflow.Testing.Tests.Logging;

public partial class LoggingFlows
{
    [Workflow]
    public async partial Task<int> Talk(int n)
    {
        Durable.Logger.LogInformation("Begun with {Number}", n);
        int more = await Increase(n);
        Durable.Logger.LogInformation("Increased to {Number}", more);
        await Durable.Delay("1h");
        Durable.Logger.LogInformation("Ended");
        return more;
    }

    [Workflow]
    public async partial Task<int> Note(int n)
    {
        Durable.LogEvent("begun", new Dictionary<string, string> { ["number"] = "one" });
        int more = await Increase(n);
        Durable.LogEvent("ended");
        return more;
    }

    [Step]
    private partial Task<int> Increase(int n) => Task.FromResult(n + 1);
}

public class LoggingTests
{
    [Theory, ClassData(typeof(EveryMode))]
    public async Task Every_line_is_written_exactly_once(ResumeMode mode)
    {
        using CollectedLines collected = new();
        using LoggerFactory loggers = new([collected]);
        TestHostOptions options = new() { Resume = mode, Seed = 7, Loggers = loggers };
        WorkflowTestHost host = WorkflowTestHost.Create(w => w.AddLoggingFlows(), options);
        await using (host) await host.Client.StartTalkAsync(4).ResultAsync();
        collected.Lines.ShouldBe(["Begun with 4", "Increased to 5", "Ended"]);
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task Events_of_the_user_stand_once_in_the_log(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddLoggingFlows());
        WorkflowHandle<int> run = await host.Client.StartNoteAsync(1);
        await run.GetResultAsync().SoonAsync();
        RunEvent[] noted = [.. (await run.LogAsync()).Where(each => each.Type == "log_event")];
        noted.Select(each => each.Data.GetProperty("name").GetString()).ShouldBe(["begun", "ended"]);
        noted[0].Data.GetProperty("data").GetProperty("number").GetString().ShouldBe("one");
    }
}
