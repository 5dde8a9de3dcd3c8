using Workflow.Runtime;

namespace Workflow.Testing.Tests.Engine;

public class RefusalTests
{
    public static TheoryData<string> Uses => ["UtcNow", "NewGuid", "Random", "Logger", "LogEvent", "Delay", "Run"];

    [Theory, MemberData(nameof(Uses))]
    public void Durable_outside_a_workflow_tells_what_to_do(string use)
    {
        InvalidOperationException error = Should.Throw<InvalidOperationException>(() => Use(use));
        error.Message.ShouldContain("only inside a running workflow");
        error.Message.ShouldContain("RunPlainAsync");
    }

    private static object? Use(string member)
    {
        switch (member)
        {
            case "UtcNow": return Durable.UtcNow;
            case "NewGuid": return Durable.NewGuid();
            case "Random": return Durable.Random;
            case "Logger": return Durable.Logger;
            case "Delay": return Durable.Delay("1s");
            case "Run": return Durable.Run;
            default: Durable.LogEvent("x"); return null;
        }
    }
}
