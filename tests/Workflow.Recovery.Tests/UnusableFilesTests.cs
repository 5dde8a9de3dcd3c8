using Workflow.Recovery.Processes;

namespace Workflow.Recovery;

/// <summary>The sample among files and folders that are not as it would like them.</summary>
[Collection(nameof(RealProcesses))]
public sealed class UnusableFilesTests : IDisposable
{
    private readonly Workspace _workspace = new();

    private string Orders => Path.Combine(_workspace.Folder, "orders");

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("--output", "no-such-folder/outcome.json", "no-such-folder")]
    [InlineData("--output", "", "is a folder")]
    [InlineData("--effects", "no-such-folder/effects.log", "no-such-folder")]
    [InlineData("--database", "", "the path is a directory's")]
    [InlineData("--database", ":memory:", "InMemoryWorkflowStore")]
    public async Task A_file_that_cannot_be_used_is_told_in_one_line_before_any_order_is_processed(string option, string path, string reason)
    {
        string[] database = option == "--database" ? [] : ["--database", _workspace.Database];

        Incarnation refused = await SampleProcess.RunAsync([.. database, option, Path.Combine(_workspace.Folder, path)]);

        refused.ExitCode.ShouldBe(1, refused.Complaints);
        refused.Complaints.Trim().ShouldNotContain("\n");
        refused.Complaints.ShouldContain(reason);
        refused.Output.ShouldNotContain("order-1001");
    }

    [Fact]
    public async Task Nothing_is_forgotten_while_another_process_works_on_it()
    {
        await File.WriteAllTextAsync(_workspace.Database, "precious");
        using FileStream worker = new(_workspace.Database + ".w-1.lock", FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        Incarnation refused = await SampleProcess.RunAsync(["--reset", "--database", _workspace.Database]);

        refused.ExitCode.ShouldBe(1, refused.Complaints);
        refused.Complaints.ShouldContain("another process is working on");
        (await File.ReadAllTextAsync(_workspace.Database)).ShouldBe("precious");
    }

    [Fact]
    public async Task Order_files_that_make_no_sense_are_told_apart_from_those_that_do()
    {
        const string Rest = """ "email": "a@b.c", "card": "1", "address": { "street": "s", "city": "c", "country": "d" } """;
        Write("a-empty", "");
        Write("b-null", "null");
        Write("c-deep", new string('[', 100_000));
        Write("d-first", $$"""{ "id": "twice", {{Rest}}, "lines": [ { "sku": "MUG-RED", "quantity": 1 } ] }""");
        Write("e-second", $$"""{ "id": "twice", {{Rest}}, "lines": [ { "sku": "MUG-BLUE", "quantity": 1 } ] }""");
        Write("f-null-line", $$"""{ "id": "null-line", {{Rest}}, "lines": [ null ] }""");
        Write("g-no-sku", $$"""{ "id": "no-sku", {{Rest}}, "lines": [ { "quantity": 1 } ] }""");
        Write("h-no-card", """{ "id": "no-card", "email": "ü@ß.é", "address": {}, "lines": [ { "sku": "MUG-RED", "quantity": 1 } ] }""");
        File.CreateSymbolicLink(Path.Combine(Orders, "i-link.json"), Path.Combine(_workspace.Folder, "nowhere"));

        Incarnation done = await SampleProcess.RunAsync(["--database", _workspace.Database, "--orders", Orders]);

        done.ExitCode.ShouldBe(0, done.Complaints);
        done.Complaints.ShouldBeEmpty();
        foreach (string line in (string[])[
            "a-empty      unreadable", "b-null       unreadable", "c-deep       unreadable", "twice        shipped",
            "e-second     unreadable The order id twice is that of d-first.json.", "null-line    rejected   A line names no product.",
            "no-sku       rejected   A line names no product.", "no-card      rejected   The order has no card.", "i-link       unreadable"])
            done.Output.ShouldContain(line);
    }

    private void Write(string name, string json)
    {
        Directory.CreateDirectory(Orders);
        File.WriteAllText(Path.Combine(Orders, name + ".json"), json);
    }
}
