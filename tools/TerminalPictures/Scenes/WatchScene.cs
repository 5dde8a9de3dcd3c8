using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;
using TerminalPictures.Svg;
using Workflow.Cli.Showing;
using Workflow.Cli.Sources;
using Workflow.Runtime;
using Workflow.Testing;

namespace TerminalPictures.Scenes;

/// <summary>Three runs of the README's workflow, really executed, in virtual time: one ships, one waits two days, one has failed.</summary>
internal static class WatchScene
{
    public static async Task<string> DrawAsync()
    {
        Carrier carrier = new();
        await using WorkflowTestHost host = WorkflowTestHost.Create(
            workflows =>
            {
                workflows.AddOrderWorkflows();
                workflows.Services.AddSingleton(carrier);
            },
            new TestHostOptions { Resume = ResumeMode.FromSnapshot, StartTime = new DateTimeOffset(2026, 1, 15, 9, 30, 0, TimeSpan.Zero) });
        WorkflowHandle parked = await StartAsync(host, "order-17", new OrderLine("lamp", 1), new OrderLine("chair", 1));
        await UntilAsync(parked, "sleep_started");
        await host.Time.AdvanceAsync(TimeSpan.FromMilliseconds(2417));
        WorkflowHandle shipping = await StartAsync(host, "order-18", new OrderLine("books", 12));
        await carrier.IsLoading;
        await UntilAsync(shipping, "step_started", "ship");
        WorkflowHandle failed = await StartAsync(host, "order-19");
        await UntilAsync(failed, "workflow_failed");
        RunView[] runs = [await LookAsync(host, parked), await LookAsync(host, shipping), await LookAsync(host, failed)];
        return TerminalSvg.Draw("workflow watch 'order-*'", new Rows(runs.Select(RunPanel.Of)));
    }

    private static async Task<WorkflowHandle> StartAsync(WorkflowTestHost host, string id, params OrderLine[] lines) =>
        await host.Client.StartProcessOrderAsync(new Order(id, "someone@example.org", lines), new StartOptions { Id = id });

    private static async Task UntilAsync(WorkflowHandle handle, string type, string? step = null)
    {
        await foreach (RunEvent next in handle.WatchAsync())
            if (next.Type == type && (step is null || EventData.Text(next.Data, "step") == step)) return;
    }

    private static async Task<RunView> LookAsync(WorkflowTestHost host, WorkflowHandle handle) =>
        (await new StoreWatch(handle, new PublishedLines(host.Client)).LookAsync(CancellationToken.None))!;
}
