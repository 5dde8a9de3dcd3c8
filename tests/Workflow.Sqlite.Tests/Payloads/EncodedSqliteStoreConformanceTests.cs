using Workflow.Runtime.Payloads;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Payloads.Kit;
using Workflow.Testing.Conformance;

namespace Workflow.Sqlite.Tests.Payloads;

public sealed class EncodedSqliteStoreConformanceTests
{
    public static TheoryData<string> Cases => [.. StoreConformance.Cases.Select(each => each.Name)];

    [Theory, MemberData(nameof(Cases))]
    public async Task The_sqlite_store_behind_codecs_conforms(string name)
    {
        await using Fixture fixture = new();
        await StoreConformance.RunAsync(name, fixture);
    }

    private sealed class Fixture : StoreFixture
    {
        private readonly TemporaryDirectory _directory = new();

        protected override IWorkflowStore Create() =>
            new EncodingWorkflowStore(new SqliteWorkflowStore(_directory["workflows.db"]), new PayloadChain(Keys.Codecs(Keys.Spring), []));

        protected override ValueTask CleanUpAsync()
        {
            _directory.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
