using Xunit.Abstractions;

namespace Workflow.Recovery;

/// <summary>A few kills on every build; <c>dotnet run --project tests/Workflow.Recovery.Tests -- --kills 200</c> makes more.</summary>
[Collection(nameof(RealProcesses))]
public sealed class KilledAtRandomMomentsTests(UndisturbedRunFixture undisturbed, ITestOutputHelper output)
{
    [Fact]
    public async Task Runs_that_are_killed_again_and_again_end_like_those_that_are_not()
    {
        KillMarathon marathon = new(undisturbed.Run, seed: 7);

        await marathon.RunAsync(kills: 10);

        output.WriteLine(MarathonReport.Of(marathon, undisturbed.Run));
        marathon.Kills.ShouldContain(kill => kill.InFlight > 0, "no kill hit a step, so little was proved");
        marathon.Complaints.ShouldBeEmpty();
    }
}
