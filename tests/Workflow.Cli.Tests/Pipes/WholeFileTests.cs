using Workflow.Cli.Commands;

namespace Workflow.Cli.Tests.Pipes;

public sealed class WholeFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workflow-cli-").FullName;

    private string Target => Path.Combine(_folder, "run.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task One_whose_writing_is_cancelled_leaves_nothing()
    {
        await Should.ThrowAsync<OperationCanceledException>(WholeFile.WriteAsync(Target, static async stream =>
        {
            await stream.WriteAsync("half"u8.ToArray());
            throw new OperationCanceledException();
        }));

        Directory.GetFiles(_folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_is_not_there_before_it_is_whole()
    {
        await WholeFile.WriteAsync(Target, async stream =>
        {
            await stream.WriteAsync("whole"u8.ToArray());
            File.Exists(Target).ShouldBeFalse();
        });

        Directory.GetFiles(_folder).ShouldBe([Target]);
        (await File.ReadAllTextAsync(Target)).ShouldBe("whole");
    }
}
