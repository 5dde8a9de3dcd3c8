using Workflow.Runtime;

namespace Workflow.Cli.Tests.Program;

public sealed record Receipt(string Order, string Payment, bool Kept);

public sealed record Approval(bool Kept);

public sealed class NoSuchOrderException(string message) : Exception(message);

/// <summary>Workflows that stand still where a test wants to look at them.</summary>
public sealed partial class ShopFlows(Gates gates)
{
    /// <summary>Charges, packs until its gate is opened, and waits for an answer.</summary>
    [Workflow("process_order")]
    public async partial Task<Receipt> ProcessOrder(string order, int parcels)
    {
        string payment = await ChargeCard(order);
        await Deliver(order, parcels);
        Hook<Approval> window = Durable.CreateHook<Approval>("return_window");
        Approval answer = await window.Received;
        return new Receipt(order, payment, answer.Kept);
    }

    [Workflow("deliver")]
    public async partial Task Deliver(string order, int parcels)
    {
        await Pack(order, parcels);
    }

    [Workflow("change_address")]
    public async partial Task<string> ChangeAddress(string order)
    {
        string payment = await ChargeCard(order);
        string city = await Durable.WaitForSignal<string>("address");
        return $"{order} goes to {city} ({payment})";
    }

    [Workflow("fail_fast")]
    public async partial Task FailFast(string order)
    {
        await Refuse(order);
    }

    [Workflow("nap")]
    public async partial Task Nap(string duration)
    {
        await Durable.Delay(duration);
    }

    [Step]
    private partial Task<string> ChargeCard(string order) => Task.FromResult($"payment-{order}");

    [Step]
    private async partial Task Pack(string order, int parcels)
    {
        await StepContext.Current!.ReportAsync(1.0 / parcels, $"parcel 1 of {parcels}");
        await gates.WaitAsync(order, StepContext.Current.CancellationToken);
    }

    [Step(MaxRetries = 0)]
    private partial Task Refuse(string order) => throw new NoSuchOrderException($"There is no order {order}.");
}
