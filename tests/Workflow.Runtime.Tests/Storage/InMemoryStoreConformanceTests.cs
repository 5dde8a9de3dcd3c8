using Workflow.Runtime.Storage;
using Workflow.Testing.Conformance;

namespace Workflow.Runtime.Tests.Storage;

public sealed class InMemoryStoreConformanceTests
{
    public static TheoryData<string> Cases => [.. StoreConformance.Cases.Select(each => each.Name)];

    [Theory, MemberData(nameof(Cases))]
    public async Task The_store_in_memory_conforms(string name)
    {
        await using Fixture fixture = new();
        await StoreConformance.RunAsync(name, fixture);
    }

    private sealed class Fixture : StoreFixture
    {
        private readonly InMemoryWorkflowStore _store = new();

        protected override IWorkflowStore Create() => _store;
    }
}
