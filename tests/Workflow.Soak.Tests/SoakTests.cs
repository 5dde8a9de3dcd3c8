namespace Workflow.Soak;

public class SoakTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Runs_end_as_their_plain_methods_do_whatever_happens_to_their_workers(int seed)
    {
        SoakRun soak = new(new SoakOptions
        {
            Runs = 200,
            Seed = seed,
            Workers = 2,
            BetweenKills = TimeSpan.FromMilliseconds(700),
            Patience = TimeSpan.FromMinutes(5),
        });

        await soak.RunAsync();

        soak.Kills.ShouldBeGreaterThan(0);
    }
}
