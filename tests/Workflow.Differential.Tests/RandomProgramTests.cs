using Workflow.Differential.Programs;
using Xunit.Abstractions;

namespace Workflow.Differential;

/// <summary>Random programs, always the same ones; any others with the command in docs/testing.md.</summary>
public class RandomProgramTests(ITestOutputHelper output)
{
    private const int Count = 150;
    private const int Seed = 1;

    [Fact]
    public async Task Random_programs_behave_as_in_plain_CSharp_and_nearly_all_are_machines()
    {
        IReadOnlyList<Verdict> verdicts = await Marathon.RunAsync(Count, Seed);
        output.WriteLine(MarathonReport.Of(verdicts));
        Verdict[] failed = [.. verdicts.Where(static each => each.Problem is not null)];
        failed.Select(static each => $"seed {each.Program.Seed}: {each.Problem!.Text}").ShouldBeEmpty(
            failed.Length == 0 ? "" : $"The command in docs/testing.md shrinks it, with --programs 1 --seed {failed[0].Program.Seed}.");
        MarathonReport.ShareOfMachines(verdicts).ShouldBeGreaterThanOrEqualTo(MarathonReport.WantedShare);
        // Programs that hardly come back from snapshots would show nothing of them.
        verdicts.Sum(static each => each.FromSnapshot).ShouldBeGreaterThan(Count * 10);
    }

    [Fact]
    public void The_same_seed_writes_the_same_program() => RandomProgram.Of(7).Text.ShouldBe(RandomProgram.Of(7).Text);
}
