using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Runtime.Tests.Payloads.Kit;
using Workflow.Runtime.Values;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Payloads;

public sealed class SilenceTests
{
    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    [InlineData(ResumeMode.FromSnapshot)]
    public async Task No_log_line_of_any_level_says_a_value_or_a_key(ResumeMode mode)
    {
        Ear ear = new();
        StoreWrapper store = new();
        using ILoggerFactory loggers = LoggerFactory.Create(logging => logging.AddProvider(ear).SetMinimumLevel(LogLevel.Trace));
        await using (WorkflowTestHost host = Host(Keys.Spring))
        {
            WorkflowHandle<string> kept = await host.Client.StartKeepAsync("hunter2", new StartOptions { Id = "order-17" });
            (await kept.GetResultAsync().Guarded()).ShouldBe("hunter2!!");
            (await (await host.Client.StartLoseAsync("hunter2")).FailureAsync()).Message.ShouldContain("hunter2");
            await host.Client.StartKeepAsync("hunter2", new StartOptions { Id = "order-18" });
            await store.UntilAsync("order-18", run => run.WakeAt is not null);
        }

        await using (WorkflowTestHost keyless = Host(Keys.Summer))
        {
            await keyless.Time.AdvanceAsync("2h");
            await store.UntilBlockedAsync("order-18");
        }

        ear.Heard.ShouldContain(line => line.Contains("failed with", StringComparison.Ordinal));
        ear.Heard.ShouldContain(line => line.Contains("is suspended", StringComparison.Ordinal));
        ear.Heard.ShouldAllBe(line => !line.Contains("hunter2", StringComparison.Ordinal));
        string[] secrets = [Convert.ToBase64String(Keys.SecretOf("spring")), Convert.ToHexString(Keys.SecretOf("spring"))];
        ear.Heard.ShouldAllBe(line => !secrets.Any(secret => line.Contains(secret, StringComparison.OrdinalIgnoreCase)));

        WorkflowTestHost Host(PayloadKey key) => WorkflowTestHost.Create(
            w => w.AddSecretFlows().UsePayloadCodecs(Keys.Codecs(key)), new TestHostOptions { Resume = mode, Store = () => store, Loggers = loggers });
    }

    [Fact]
    public async Task A_recorded_value_that_no_longer_fits_its_type_is_not_quoted()
    {
        Ear ear = new();
        StoreWrapper store = new();
        using ILoggerFactory loggers = LoggerFactory.Create(logging => logging.AddProvider(ear).SetMinimumLevel(LogLevel.Trace));
        await using (WorkflowTestHost before = Host(Waiting("1", Codecs.String)))
        {
            await before.Client.StartAsync<string, int>("waiting", "1.0.0", "hunter2", new StartOptions { Id = "order-17" });
            await store.UntilAsync("order-17", run => run.WakeAt > Hosts.Start);
        }

        await using WorkflowTestHost after = Host(Waiting("2", Codecs.Int32));
        await after.Time.AdvanceAsync("2h");
        (await store.UntilBlockedAsync("order-17")).ShouldBe(
            "Workflow 'waiting', its input: type 'int' does not fit what was recorded (WorkflowHandle.GetEventsAsync shows it).");
        ear.Heard.ShouldContain(line => line.Contains("is suspended", StringComparison.Ordinal));
        ear.Heard.ShouldAllBe(line => !line.Contains("hunter2", StringComparison.Ordinal));

        WorkflowTestHost Host(WorkflowDescriptor workflow) => WorkflowTestHost.Create(
            w => w.AddWorkflow(workflow), new TestHostOptions { Resume = ResumeMode.FromReplay, Store = () => store, Loggers = loggers });
    }

    private static WorkflowDescriptor<T, int> Waiting<T>(string shapeHash, Codec<T> input) => new()
    {
        Name = "waiting",
        Version = "1.0.0",
        ShapeHash = shapeHash,
        Method = "Silence.Waiting",
        Arguments = input,
        Result = Codecs.Int32,
        Twin = static (_, _) => new ReplayBody<int>(static async _ =>
        {
            await Durable.Delay("1h");
            return 0;
        }),
    };

    /// <summary>Everything that is logged, exceptions included.</summary>
    private sealed class Ear : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _heard = new();

        public IReadOnlyList<string> Heard => [.. _heard];

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _heard.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}
