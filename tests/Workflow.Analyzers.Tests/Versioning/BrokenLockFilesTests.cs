using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Analyzers.Versioning;
using Workflow.Generators.Binding;
using Workflow.Generators.Versioning;

namespace Workflow.Analyzers.Tests.Versioning;

/// <summary>A lock file is merged by hand and cut off by full disks. No rule may throw at it, and what cannot be read is said. The kit turns an exception into a failure.</summary>
public sealed class BrokenLockFilesTests
{
    private const string Source = """
        public sealed class MailException : Exception;

        public partial class Orders
        {
            [Workflow(Version = "2")]
            public async partial Task<int> Process(string order, List<string> lines)
            {
                int count = 0;
                foreach (string line in lines) { await Ship(line); count++; }
                if (Durable.Patched("twice")) { await Ship(order); } else { await Charge(order); }
                try { await Charge(order); }
                catch (MailException) { await Task.WhenAll(lines.Select(Ship)); }
                await Durable.Delay("1d");
                return count + await Nested(order);
            }

            [Workflow] private async partial Task<int> Nested(string order) => await Charge(order);

            [Step] private async partial Task Ship(string order) => await Task.Yield();
            [Step] private async partial Task<int> Charge(string order) { await Task.Yield(); return order.Length; }
        }
        """;

    private static readonly string Whole = Locked.FileOf(Source);

    private static readonly Compilation Compilation = TestCompilation.AfterGeneration(Source);

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("1")]
    [InlineData("\"text\"")]
    [InlineData("{ \"format\": null, \"workflows\": [] }")]
    [InlineData("{ \"format\": 99, \"workflows\": [] }")]
    [InlineData("{ \"format\": 1 }")]
    [InlineData("{ \"format\": 1, \"workflows\": {} }")]
    [InlineData("{ \"format\": 1, \"workflows\": [ 3 ] }")]
    [InlineData("{ \"format\": 1, \"workflows\": [ { \"name\": 3 } ] }")]
    [InlineData("{ \"format\": 1, \"workflows\": [ { \"name\": \"process\" } ] }")]
    [InlineData("{ \"format\": 1, \"workflows\": [ ], }")]
    [InlineData("{ \"format\": 1, \"workflows\": [ ] } }")]
    [InlineData("{ \"format\": 1, \"workflows\": [ { \"name\": \"a\\u12\" } ] }")]
    [InlineData("\0")]
    public async Task What_is_no_lock_file_is_said_once_and_in_the_file(string file)
    {
        Diagnostic said = (await RunAsync(file)).ShouldHaveSingleItem();
        said.Id.ShouldBe(LockFileShouldBeUpToDateAnalyzer.Id);
        said.Location.GetLineSpan().Path.ShouldBe(LockText.LockPath);
        said.GetMessage(CultureInfo.InvariantCulture).ShouldStartWith("workflows.lock.json cannot be read, so that no change is compared with runs in flight: ");
    }

    [Fact]
    public async Task Every_way_to_cut_a_file_off_is_said()
    {
        for (int length = 0; length < Whole.TrimEnd().Length; length += 7)
            (await RunAsync(Whole[..length])).ShouldHaveSingleItem().GetMessage(CultureInfo.InvariantCulture).ShouldContain("cannot be read");
    }

    [Fact]
    public async Task A_second_entry_is_said()
    {
        int start = Whole.IndexOf('{', Whole.IndexOf("workflows", StringComparison.Ordinal));
        int end = Whole.IndexOf("\n    }", start, StringComparison.Ordinal) + "\n    }".Length;
        string twice = Whole.Insert(end, ",\n    " + Whole[start..end]);
        (await RunAsync(twice)).ShouldHaveSingleItem().GetMessage(CultureInfo.InvariantCulture).ShouldContain("there is a second entry of ");
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    public async Task A_file_with_pieces_cut_out_doubled_or_exchanged_does_not_throw(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 60; i++)
        {
            string file = Whole;
            for (int cut = random.Next(1, 4); cut > 0; cut--)
            {
                int start = random.Next(file.Length);
                int length = Math.Min(random.Next(1, 30), file.Length - start);
                file = random.Next(3) == 0 ? file.Insert(random.Next(file.Length), file.Substring(start, length)) : file.Remove(start, length);
            }

            await CheckAsync(file);
        }
    }

    /// <summary>Files that can be read, with skeletons that no code has: other depths, lines that are missing, doubled or in another order.</summary>
    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    public async Task A_file_with_lines_that_fit_no_code_does_not_throw(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 60; i++)
        {
            LockFile read = LockFileReader.Read(Whole);
            LockFile changed = new(read.Entries.Items.Select(entry => entry with { Skeleton = Shuffled(entry.Skeleton.Items, random).ToEquatableArray() }).ToEquatableArray());
            await CheckAsync(LockFileWriter.Write(changed));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("partial class C { [Workflow(")]
    [InlineData("public partial class Orders { [Workflow(Version = \"2\")] public async partial Task Process( { await Ship(; } }")]
    [InlineData("public partial class Orders { [Workflow(Version = null)] public async partial Task Process() => await Process(); [Workflow(Version = \"2\")] public async partial Task Process() { } }")]
    [InlineData("public partial class Orders<T> { [Workflow(\"process\", Version = \"2\")] public async partial Task Process() { if (Durable.Patched(\"twice\") { else; } }")]
    public async Task Broken_code_beside_a_lock_file_does_not_throw(string source) =>
        await Analysis.RunAsync(TestCompilation.AfterGeneration(source), new AnalyzerOptions([new LockText(Whole)]), Rules.All);

    private static List<SkeletonLine> Shuffled(IEnumerable<SkeletonLine> lines, Random random)
    {
        List<SkeletonLine> all = [.. lines];
        for (int change = random.Next(1, 5); change > 0 && all.Count > 0; change--)
        {
            int at = random.Next(all.Count);
            SkeletonLine line = all[at];
            switch (random.Next(5))
            {
                case 0:
                    all[at] = line with { Depth = random.Next(8) };
                    break;
                case 1:
                    all.RemoveAt(at);
                    break;
                case 2:
                    all.Insert(random.Next(all.Count), line);
                    break;
                case 3:
                    all[at] = line with { Text = random.Next(2) == 0 ? "patched twice" : "new" };
                    break;
                default:
                    all[at] = line with { Text = "" };
                    break;
            }
        }

        return all;
    }

    /// <summary>What can be read is compared, and what cannot is said.</summary>
    private static async Task CheckAsync(string file)
    {
        ImmutableArray<Diagnostic> found = await RunAsync(file);
        try
        {
            LockFileReader.Read(file);
        }
        catch (LockFileException problem)
        {
            found.ShouldHaveSingleItem().GetMessage(CultureInfo.InvariantCulture).ShouldContain($"cannot be read, so that no change is compared with runs in flight: {problem.Problem}");
        }
    }

    private static Task<ImmutableArray<Diagnostic>> RunAsync(string file) => Analysis.RunAsync(
        Compilation, new AnalyzerOptions([new LockText(file)]),
        new LockFileShouldBeUpToDateAnalyzer(), new ChangesMustNotBreakRunsInFlightAnalyzer(), new PatchesShouldBeNeededAnalyzer());
}
