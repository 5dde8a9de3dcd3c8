using Workflow.Runtime.Payloads;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Payloads.Kit;
using Workflow.Testing.Conformance;

namespace Workflow.Runtime.Tests.Payloads;

public sealed class EncodedMemoryStoreConformanceTests
{
    public static TheoryData<string> Cases => [.. StoreConformance.Cases.Select(each => each.Name)];

    [Theory, MemberData(nameof(Cases))]
    public async Task A_store_behind_codecs_conforms(string name)
    {
        await using Fixture fixture = new(new PayloadChain(Keys.Codecs(Keys.Spring), []));
        await StoreConformance.RunAsync(name, fixture);
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task A_store_behind_an_empty_chain_conforms(string name)
    {
        await using Fixture fixture = new(PayloadChain.Empty);
        await StoreConformance.RunAsync(name, fixture);
    }

    private sealed class Fixture(PayloadChain chain) : StoreFixture
    {
        private readonly InMemoryWorkflowStore _store = new();

        protected override IWorkflowStore Create() => new EncodingWorkflowStore(_store, chain);
    }
}
