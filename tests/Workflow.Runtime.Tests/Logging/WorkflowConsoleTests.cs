using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine.Steps;
using Workflow.Runtime.Logging;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Engine.Blocking;

namespace Workflow.Runtime.Tests.Logging;

public sealed class WorkflowConsoleTests
{
    private static readonly StepDescriptor Ship = HandMade.Step("ship");
    private readonly LoggerExternalScopeProvider _scopes = new();

    [Theory]
    [InlineData("Development", WorkflowConsoleFormat.Auto, "workflow")]
    [InlineData("Production", WorkflowConsoleFormat.Auto, "json")]
    [InlineData("Staging", WorkflowConsoleFormat.Auto, "json")]
    [InlineData("Development", WorkflowConsoleFormat.Json, "json")]
    [InlineData("Production", WorkflowConsoleFormat.Pretty, "workflow")]
    public void The_format_is_that_of_the_environment_unless_one_is_named(string environment, WorkflowConsoleFormat format, string formatter)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment });
        builder.Logging.AddWorkflowConsole(format);
        using IHost host = builder.Build();

        host.Services.GetRequiredService<IOptionsMonitor<ConsoleLoggerOptions>>().CurrentValue.FormatterName.ShouldBe(formatter);
        host.Services.GetServices<ConsoleFormatter>().ShouldContain(each => each.Name == formatter);
    }

    [Fact]
    public void Without_a_host_it_is_json_with_scopes()
    {
        using ServiceProvider services = new ServiceCollection().AddLogging(static logging => logging.AddWorkflowConsole()).BuildServiceProvider();

        services.GetRequiredService<IOptionsMonitor<ConsoleLoggerOptions>>().CurrentValue.FormatterName.ShouldBe("json");
        services.GetRequiredService<IOptionsMonitor<JsonConsoleFormatterOptions>>().CurrentValue.IncludeScopes.ShouldBeTrue();
    }

    [Fact]
    public void The_last_call_counts()
    {
        using ServiceProvider services = new ServiceCollection()
            .AddLogging(static logging => logging.AddWorkflowConsole(WorkflowConsoleFormat.Json).AddWorkflowConsole(WorkflowConsoleFormat.Pretty)).BuildServiceProvider();

        services.GetRequiredService<IOptionsMonitor<ConsoleLoggerOptions>>().CurrentValue.FormatterName.ShouldBe("workflow");
        services.GetServices<ConsoleFormatter>().Count(static each => each.Name == "workflow").ShouldBe(1);
    }

    [Fact]
    public void A_format_that_there_is_not_is_refused() => Should.Throw<ArgumentOutOfRangeException>(
        () => new ServiceCollection().AddLogging(static logging => logging.AddWorkflowConsole((WorkflowConsoleFormat)7))).Message.ShouldContain("Give Auto, Pretty or Json");

    [Fact]
    public void A_line_of_a_step_tells_its_run_and_its_place()
    {
        using IDisposable scope = _scopes.Push(new StepLogScope(Attempt));

        Write(LogLevel.Information, "On its way").ShouldBe($"2026-01-15 10:30:45 | INFO | order-17 | process_order/ship | On its way{Environment.NewLine}");
    }

    [Fact]
    public void A_line_of_a_workflow_tells_its_run()
    {
        using IDisposable scope = _scopes.Push(new RunLogScope(new RunInfo("order-17", "process_order", "1.0.0", default, new Dictionary<string, string>(), 1)));

        Write(LogLevel.Warning, "Late").ShouldBe($"2026-01-15 10:30:45 | WARNING | order-17 | process_order | Late{Environment.NewLine}");
    }

    [Fact]
    public void A_line_of_no_run_tells_its_category() =>
        Write(LogLevel.Critical, "Fire").ShouldBe($"2026-01-15 10:30:45 | CRITICAL | - | Shop.Stock | Fire{Environment.NewLine}");

    [Fact]
    public void Further_lines_cannot_pass_for_entries_of_their_own() =>
        Write(LogLevel.Error, "first\n2026-01-15 10:30:45 | INFO | - | Shop.Stock | forged", new InvalidOperationException("oh\nno")).Split(Environment.NewLine).Skip(1)
            .ShouldAllBe(static line => line.Length == 0 || line.StartsWith("    ", StringComparison.Ordinal));

    private static StepAttempt Attempt => new()
    {
        RunId = "order-17",
        Workflow = "process_order",
        Version = "1.0.0",
        Step = Ship,
        Arguments = default,
        Call = 2,
        Attempt = 1,
        Holder = new StepHolder("w", 1, false),
        OnEnded = static (_, _) => { },
    };

    private string Write(LogLevel level, string message, Exception? error = null)
    {
        StringWriter text = new();
        new PrettyConsoleFormatter(new HalfPastTen()).Write(new LogEntry<string>(level, "Shop.Stock", default, message, error, static (state, _) => state), _scopes, text);
        return text.ToString();
    }

    private sealed class HalfPastTen : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 15, 10, 30, 45, TimeSpan.Zero);
    }
}
