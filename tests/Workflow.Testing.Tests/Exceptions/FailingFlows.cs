using Workflow.Runtime;
using Workflow.Testing.Tests.Kit;

namespace Workflow.Testing.Tests.Exceptions;

public partial class FailingFlows
{
    [Workflow]
    public async partial Task<string> Rescue(int n)
    {
        string path = "";
        try
        {
            path += await Refuse(n);
        }
        catch (ArgumentException error) when (error.Message.Contains("refused"))
        {
            path += await Mark("caught");
        }
        finally
        {
            path += await Mark("finally");
        }

        return path;
    }

    [Workflow]
    public async partial Task<int> Fail(int n)
    {
        await Refuse(n);
        return n;
    }

    [Workflow]
    public async partial Task<int> TryAgain(int n) => await Stumble(n);

    [Step(MaxRetries = 0)]
    private partial Task<string> Refuse(int n) => n < 0 ? throw new ArgumentException("refused") : Task.FromResult("accepted ");

    [Step]
    private partial Task<string> Mark(string text) => Task.FromResult(text + " ");

    [Step(MaxRetries = 2, Jitter = 0, RetryDelay = "10s", Backoff = 1)]
    private partial Task<int> Stumble(int n) => StepContext.Current!.Attempt < 3 ? throw new InvalidOperationException("not yet") : Task.FromResult(n);
}

public class FailingTests
{
    private readonly FailingFlows _plain = new();

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_failed_step_is_caught_and_finally_runs(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddFailingFlows());
        string result = await host.Client.StartRescueAsync(-1).ResultAsync();
        result.ShouldBe("caught finally ");
        result.ShouldBe(await host.RunPlainAsync(() => _plain.Rescue(-1)));
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task Finally_runs_where_nothing_fails(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddFailingFlows());
        string result = await host.Client.StartRescueAsync(1).ResultAsync();
        result.ShouldBe(await host.RunPlainAsync(() => _plain.Rescue(1)));
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task What_escapes_the_body_fails_the_run(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddFailingFlows());
        var error = await Should.ThrowAsync<WorkflowFailedException>(() => host.Client.StartFailAsync(-1).ResultAsync());
        error.Status.ShouldBe(RunStatus.Failed);
        error.ErrorType.ShouldBe(typeof(ArgumentException).FullName);
        error.InnerException.ShouldBeOfType<ArgumentException>();
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_step_is_retried_after_its_delay(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddFailingFlows());
        DateTimeOffset begun = host.Time.GetUtcNow();
        (await host.Client.StartTryAgainAsync(8).ResultAsync()).ShouldBe(8);
        (host.Time.GetUtcNow() - begun).ShouldBe(TimeSpan.FromSeconds(20));
    }
}
