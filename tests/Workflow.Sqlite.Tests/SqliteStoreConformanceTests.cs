using Workflow.Runtime.Storage;
using Workflow.Testing.Conformance;

namespace Workflow.Sqlite.Tests;

public sealed class SqliteStoreConformanceTests
{
    public static TheoryData<string> Cases => [.. StoreConformance.Cases.Select(each => each.Name)];

    [Theory, MemberData(nameof(Cases))]
    public async Task The_sqlite_store_conforms(string name)
    {
        await using Fixture fixture = new();
        await StoreConformance.RunAsync(name, fixture);
    }

    private sealed class Fixture : StoreFixture
    {
        private readonly TemporaryDirectory _directory = new();

        protected override IWorkflowStore Create() => new SqliteWorkflowStore(_directory["workflows.db"]);

        protected override ValueTask CleanUpAsync()
        {
            _directory.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
