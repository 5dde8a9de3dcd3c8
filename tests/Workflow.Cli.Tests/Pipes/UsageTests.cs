using Workflow.Cli.Tests.Kit;

namespace Workflow.Cli.Tests.Pipes;

public sealed class UsageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workflow-cli-").FullName;
    private readonly WorkflowCommand _cli = new();

    private static readonly string[] Names = ["ps", "watch", "history", "stack", "describe", "graph", "start", "signal", "answer", "cancel", "terminate", "pause", "resume", "restart", "export", "import", "verify", "gc", "completion"];

    public static TheoryData<string> Verbs => [.. Names];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Help_lists_every_verb()
    {
        string help = await _cli.PrintAsync("--help");

        foreach (string verb in Names) help.ShouldContain($"\n  {verb} ");
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Every_verb_has_help_with_examples_of_itself(string verb) =>
        (await _cli.PrintAsync(verb, "--help")).Split("Examples:\n")[1].ShouldContain($"workflow {verb} ");

    [Fact]
    public async Task A_store_that_is_not_there_is_an_error_and_is_not_made()
    {
        string path = Path.Combine(_folder, "missing.db");

        Answer answer = await _cli.RunAsync("ps", "--store", $"sqlite:{path}");

        answer.ExitCode.ShouldBe(ExitCodes.Unusable);
        answer.Errors.ShouldContain($"error: There is no store at sqlite:{path}.");
        answer.Errors.ShouldContain("hint: Name the store of your program with --store sqlite:PATH");
        File.Exists(path).ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_that_is_no_store_is_an_error()
    {
        string path = Path.Combine(_folder, "poem.db");
        await File.WriteAllTextAsync(path, new string('o', 5000));

        (await _cli.RunAsync("ps", "--store", path)).ExitCode.ShouldBe(ExitCodes.Unusable);
        (await File.ReadAllTextAsync(path)).ShouldBe(new string('o', 5000));
    }

    [Fact]
    public async Task A_kind_of_store_that_nobody_knows_is_answered_with_those_that_there_are()
    {
        Answer answer = await _cli.RunAsync("ps", "--store", "stone:tablet");

        answer.ExitCode.ShouldBe(ExitCodes.Usage);
        answer.Errors.ShouldContain("hint: There are: sqlite:PATH.");
    }

    [Theory]
    [InlineData("ps", "--colour")]
    [InlineData("ps", "--status", "happy")]
    [InlineData("ps", "--created-since", "yesterday")]
    [InlineData("ps", "--tag", "customer")]
    [InlineData("ps", "--limit", "0")]
    [InlineData("ps", "--limit", "x")]
    [InlineData("ps", "--created-since", "3650000d")]
    [InlineData("gc", "--older-than", "3650000d")]
    [InlineData("ps", "--trace-dir", "")]
    [InlineData("export", "order-1", "-o", "")]
    [InlineData("verify", "order-1", "--assembly", "")]
    [InlineData("answer", "")]
    [InlineData("start", "nap", "--input", "@")]
    [InlineData("history", "order-1", "--last", "x")]
    [InlineData("history", "order-1", "--last", "-1")]
    [InlineData("history", "order-1", "--last", "99999999999")]
    [InlineData("watch", "order-1", "--poll-interval", "abc")]
    [InlineData("watch", "order-1", "--poll-interval", "NaN")]
    [InlineData("watch", "order-1", "--poll-interval", "0")]
    [InlineData("history")]
    [InlineData("dance")]
    [InlineData("ps", "--store", "sqlite:x.db", "--trace-dir", "traces")]
    public async Task A_command_line_that_makes_no_sense_is_refused_with_a_hint(params string[] arguments)
    {
        Answer answer = await _cli.RunAsync(arguments);

        answer.ExitCode.ShouldBe(ExitCodes.Usage);
        answer.Output.ShouldBeEmpty();
        answer.Errors.ShouldStartWith("error: ");
        answer.Errors.ShouldContain("\nhint: ");
    }
}
