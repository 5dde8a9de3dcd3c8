using System.Diagnostics;
using System.Text;
using Workflow.Runtime;
using Workflow.Runtime.Tests.Payloads.Kit;
using Workflow.Testing;

namespace Workflow.Sqlite.Tests.Payloads;

/// <summary>What stands in the files of a database, log included, while it is in use and afterwards.</summary>
public sealed class PlaintextTests : IDisposable
{
    private const string Secret = "4929-0001-hunter2";
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(60);
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task With_encryption_no_part_of_a_run_is_there_in_the_clear()
    {
        IPayloadCodec[] codecs = Keys.Codecs(Keys.Spring);
        (await RunAsync(codecs)).ShouldBeFalse("while the database is in use");
        (await IsSecretThereAsync()).ShouldBeFalse("after it was closed");
    }

    [Fact]
    public async Task Without_codecs_all_of_it_is() => (await RunAsync([])).ShouldBeTrue();

    /// <summary>Runs whose input, arguments, results, failures, events, variables, tasks and messages hold the secret.</summary>
    /// <returns>Whether the files hold it.</returns>
    private async Task<bool> RunAsync(IPayloadCodec[] codecs)
    {
        await using WorkflowTestHost main = Host("workflows", "steps");
        await using WorkflowTestHost couriers = Host("couriers");
        WorkflowHandle<string> sent = await main.Client.StartSendAsync(Secret);
        (await sent.GetResultAsync().WaitAsync(Guard)).ShouldBe(Secret + "?");
        await Should.ThrowAsync<WorkflowFailedException>(async () => await (await main.Client.StartLoseAsync(Secret)).GetResultAsync().WaitAsync(Guard));
        WorkflowHandle<string> kept = await main.Client.StartKeepAsync(Secret);
        using CancellationTokenSource guard = new(Guard);
        await foreach (RunEvent each in kept.WatchAsync(cancellationToken: guard.Token))
            if (each.Type == "sleep_started") break;
        RunStackTrace stack = await kept.GetStackAsync();
        bool isThere = await IsSecretThereAsync();
        stack.Frames.ShouldHaveSingleItem().Locals["note"].GetString().ShouldBe(Secret + "!");
        (await kept.GetResultAsync().WaitAsync(Guard)).ShouldBe(Secret + "!!");
        return isThere || await IsSecretThereAsync();

        WorkflowTestHost Host(params string[] queues) => WorkflowTestHost.Create(
            w => w.AddSecretFlows().UsePayloadCodecs(codecs).ConfigureWorker(o => o.Queues = queues),
            new TestHostOptions { Resume = ResumeMode.FromSnapshot, Store = () => new SqliteWorkflowStore(_directory["secrets.db"]) });
    }

    /// <summary>Looks into copies that another process makes: a file of SQLite that this one opens and closes beside it loses its locks.</summary>
    private async Task<bool> IsSecretThereAsync()
    {
        using TemporaryDirectory copies = new();
        using (Process copy = Process.Start("cp", ["-r", _directory.FullName + "/.", copies.FullName]))
        {
            await copy.WaitForExitAsync();
            copy.ExitCode.ShouldBe(0);
        }

        string[] files = Directory.GetFiles(copies.FullName);
        files.ShouldContain(copies["secrets.db"]);
        return files.Any(static path => File.ReadAllBytes(path).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Secret)) >= 0);
    }
}
