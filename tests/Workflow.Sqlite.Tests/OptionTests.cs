namespace Workflow.Sqlite.Tests;

public sealed class OptionTests
{
    [Fact]
    public void Options_out_of_range_are_refused_by_name_before_anything_is_opened()
    {
        Refusal(o => o.BusyTimeout = TimeSpan.FromTicks(-1)).ShouldContain("BusyTimeout");
        Refusal(o => o.ChangePollInterval = TimeSpan.Zero).ShouldContain("ChangePollInterval");
        Refusal(o => o.ChangePollInterval = TimeSpan.MaxValue).ShouldContain("ChangePollInterval");
        Refusal(o => o.LivenessCheckInterval = TimeSpan.FromSeconds(-1)).ShouldContain("LivenessCheckInterval");
        Refusal(o => o.IntegrityCheckLimit = -1).ShouldContain("IntegrityCheckLimit");
        Refusal(o => o.CheckpointAfter = 0).ShouldContain("CheckpointAfter");
    }

    private static string Refusal(Action<SqliteStoreOptions> change)
    {
        SqliteStoreOptions options = new();
        change(options);
        return Should.Throw<ArgumentOutOfRangeException>(() => new SqliteWorkflowStore("shop.db", options)).Message;
    }
}
