using System.Text.Json;
using Workflow.Runtime;
using Workflow.Testing.Tests.Kit;

namespace Workflow.Testing.Tests.Values;

public partial class DeepFlows
{
    [Workflow]
    public async partial Task<JsonElement> PassOn(JsonElement chain)
    {
        JsonElement back = await HandBack(chain);
        await Durable.Delay("1h");
        return back;
    }

    [Step]
    private partial Task<JsonElement> HandBack(JsonElement chain) => Task.FromResult(chain);
}

public class DeepValueTests
{
    // More than the framework's own limit of 64.
    private const int Deep = 300;

    [Theory, ClassData(typeof(EveryMode))]
    public async Task What_nests_deeply_is_read_back_wherever_it_was_written(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddDeepFlows());
        StartOptions options = new() { Id = "deep" };
        WorkflowHandle<JsonElement> run = await host.Client.StartPassOnAsync(Chain(Deep), options);
        JsonElement.DeepEquals(await run.GetResultAsync().SoonAsync(), Chain(Deep)).ShouldBeTrue();
        (await run.CountAsync("step_completed")).ShouldBe(1);
        (await host.Client.StartPassOnAsync(Chain(Deep), options).SoonAsync()).RunId.ShouldBe("deep");
        await Should.ThrowAsync<RunAlreadyExistsException>(() => host.Client.StartPassOnAsync(Chain(Deep - 1), options));
    }

    private static JsonElement Chain(int length) => JsonElement.Parse(
        new string('[', length) + new string(']', length), new JsonDocumentOptions { MaxDepth = Deep });
}
