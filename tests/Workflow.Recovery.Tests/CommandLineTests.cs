using Workflow.Recovery.Processes;

namespace Workflow.Recovery;

/// <summary>The sample as a program among programs.</summary>
[Collection(nameof(RealProcesses))]
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--bogus")]
    [InlineData("--crash-after", "none")]
    [InlineData("--database")]
    [InlineData("--orders", "no-such-folder")]
    public async Task Arguments_that_it_does_not_understand_are_an_error(params string[] arguments)
    {
        Incarnation refused = await SampleProcess.RunAsync(arguments);

        refused.ExitCode.ShouldBe(2);
        refused.Complaints.ShouldContain(arguments[0]);
        refused.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Output_into_a_pipe_has_no_control_codes()
    {
        using Workspace workspace = new();

        Incarnation piped = await SampleProcess.RunAsync(workspace, 0);

        piped.Output.ShouldContain("order-1001");
        piped.Output.Where(character => char.IsControl(character) && character is not ('\n' or '\r')).ShouldBeEmpty();
    }
}
