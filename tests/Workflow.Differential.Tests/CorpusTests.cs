namespace Workflow.Differential;

/// <summary>The hand-written bodies, each in every way of running.</summary>
public class CorpusTests(CorpusAsReplayBodies replayBodies) : IClassFixture<CorpusAsReplayBodies>
{
    public static TheoryData<string> Bodies => [.. CorpusBodies.All.Select(CorpusBodies.NameOf)];

    [Fact]
    public void There_are_at_least_150_bodies() => CorpusBodies.All.Count.ShouldBeGreaterThanOrEqualTo(150);

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_body_behaves_as_in_plain_CSharp_has_the_twin_it_says_and_comes_back_from_snapshots(string name)
    {
        CorpusVerdict verdict = await CorpusVerdict.OfAsync(CorpusBodies.Named(name), replayBodies);
        verdict.Problems.ShouldBeEmpty(string.Join("\n\n", verdict.Problems));
    }
}
