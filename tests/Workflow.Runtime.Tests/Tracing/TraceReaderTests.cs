using Workflow.Runtime.Tests.Engine.Kit;

namespace Workflow.Runtime.Tests.Tracing;

public sealed class TraceReaderTests : IDisposable
{
    private readonly TraceFolder _folder = new();

    private TraceReader Reader => new(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_last_line_of_a_long_trace_is_read_from_its_end()
    {
        _folder.Put("a", string.Concat(Enumerable.Range(1, 2000).Select(step => TraceFolder.Line("a", step))));
        Reader.ReadLast("a")!.Step.ShouldBe(2000);
    }

    [Fact]
    public void A_line_longer_than_what_is_read_at_a_time_is_read_whole()
    {
        string effect = new('x', 500_000);
        _folder.Put("a", TraceFolder.Line("a", 1) + TraceFolder.Line("a", 2).Replace("\"current_effect\":null", $"\"current_effect\":\"{effect}\"", StringComparison.Ordinal));
        Reader.ReadLast("a")!.CurrentEffect!.Length.ShouldBe(500_000);
        Reader.ReadAll("a").Count().ShouldBe(2);
    }

    [Fact]
    public void A_last_line_that_is_not_finished_is_passed_over()
    {
        _folder.Put("a", TraceFolder.Line("a", 1) + TraceFolder.Line("a", 2)[..^20]);
        Reader.ReadLast("a")!.Step.ShouldBe(1);
        Reader.ReadAll("a").Select(each => each.Step).ShouldBe([1L]);
    }

    [Fact]
    public void What_is_no_line_of_a_trace_is_told_with_file_and_line()
    {
        _folder.Put("a", TraceFolder.Line("a", 1) + "garbage\n" + TraceFolder.Line("a", 3, "nowhere") + TraceFolder.Line("a", 4));
        List<TraceProblem> problems = [];
        new TraceReader(_folder.Path, problems.Add).ReadAll("a").Select(each => each.Step).ShouldBe([1L, 4L]);
        problems.Select(each => (each.File, each.Line)).ShouldBe([(_folder.FileOf("a"), 2L), (_folder.FileOf("a"), 3L)]);
        problems[1].Reason.ShouldContain("'nowhere'");
    }

    [Fact]
    public void Of_a_trace_that_is_read_from_its_end_only_the_last_line_counts()
    {
        _folder.Put("a", "garbage\n" + TraceFolder.Line("a", 2));
        Reader.ReadLast("a")!.Step.ShouldBe(2);
    }

    [Fact]
    public void A_last_line_that_is_garbage_is_told_and_the_one_before_it_counts()
    {
        _folder.Put("a", TraceFolder.Line("a", 1) + "garbage\n\n");
        List<TraceProblem> problems = [];
        TraceReader reader = new(_folder.Path, problems.Add);
        reader.ReadLast("a")!.Step.ShouldBe(1);
        problems.ShouldHaveSingleItem().Line.ShouldBe(0);
    }

    [Fact]
    public void A_trace_that_is_unchanged_is_not_read_again()
    {
        DateTime written = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        _folder.Put("a", TraceFolder.Line("a", 1));
        File.SetLastWriteTimeUtc(_folder.FileOf("a"), written);
        TraceReader reader = Reader;
        reader.ReadLast("a")!.Step.ShouldBe(1);
        _folder.Put("a", TraceFolder.Line("a", 2));
        File.SetLastWriteTimeUtc(_folder.FileOf("a"), written);
        reader.ReadLast("a")!.Step.ShouldBe(1);
        File.SetLastWriteTimeUtc(_folder.FileOf("a"), written.AddSeconds(1));
        reader.ReadLast("a")!.Step.ShouldBe(2);
    }

    [Fact]
    public void A_line_of_another_run_is_no_line_of_the_trace()
    {
        _folder.Put("a", TraceFolder.Line("a", 1) + TraceFolder.Line("b", 2));
        List<TraceProblem> problems = [];
        TraceReader reader = new(_folder.Path, problems.Add);
        reader.ReadAll("a").Select(each => each.Step).ShouldBe([1L]);
        reader.ReadLast("a")!.Step.ShouldBe(1);
        problems[0].ShouldBe(new TraceProblem(_folder.FileOf("a"), 2, "This is a line of run 'b', in the trace of run 'a'."));
    }

    [Fact]
    public void Where_nobody_is_told_of_garbage_it_is_an_error()
    {
        _folder.Put("a", "garbage\n");
        Should.Throw<FormatException>(() => Reader.ReadLast("a")).Message.ShouldContain($"{_folder.FileOf("a")}:1:");
    }

    [Fact]
    public void Where_there_is_no_trace_there_is_nothing_to_read()
    {
        Reader.ReadLast("a").ShouldBeNull();
        Reader.ReadAll("a").ShouldBeEmpty();
        new TraceReader(Path.Combine(_folder.Path, "nowhere")).ListRuns().ShouldBeEmpty();
    }

    [Fact]
    public void Only_directories_with_traces_are_listed()
    {
        _folder.Put("b", TraceFolder.Line("b", 1));
        _folder.Put("a", "");
        _folder.Put("not.a.run", TraceFolder.Line("c", 1));
        Directory.CreateDirectory(Path.Combine(_folder.Path, "empty"));
        Reader.ListRuns().ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task A_trace_is_followed_from_before_its_beginning_and_while_it_grows()
    {
        await using IAsyncEnumerator<LiveTrace> trace = Reader.FollowAsync("a", TimeSpan.FromMilliseconds(1)).GetAsyncEnumerator();
        Task<bool> next = trace.MoveNextAsync().AsTask();
        _folder.Put("a", TraceFolder.Line("a", 1));
        (await next.Guarded()).ShouldBeTrue();
        trace.Current.Step.ShouldBe(1);
        next = trace.MoveNextAsync().AsTask();
        string line = TraceFolder.Line("a", 2);
        File.AppendAllText(_folder.FileOf("a"), line[..30]);
        File.AppendAllText(_folder.FileOf("a"), line[30..]);
        (await next.Guarded()).ShouldBeTrue();
        trace.Current.Step.ShouldBe(2);
    }

    [Fact]
    public async Task Following_ends_when_it_is_cancelled()
    {
        using CancellationTokenSource source = new();
        await using IAsyncEnumerator<LiveTrace> trace = Reader.FollowAsync("a", TimeSpan.FromMilliseconds(1), source.Token).GetAsyncEnumerator();
        Task<bool> next = trace.MoveNextAsync().AsTask();
        await source.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => next.Guarded());
    }
}
