using OrderProcessing.Orders;
using OrderProcessing.Workflows;
using Workflow.Runtime;

namespace OrderProcessing.Processing;

/// <summary>Has each order processed by a run that bears its id, so that no order is processed twice, however often it comes in.</summary>
internal sealed class OrderDesk(WorkflowClient client)
{
    /// <summary>Starts the order's run, or finds the one that is there, and waits for its end.</summary>
    public async Task<OrderResult> ProcessAsync(OrderFile file, CancellationToken cancellationToken)
    {
        if (file.Order is not { } order) return new OrderResult(file.Name, OrderOutcome.Unreadable, RunHistory.New) { Problem = file.Problem };
        RunHistory history = await HistoryOfAsync(order.Id, cancellationToken);
        try
        {
            WorkflowHandle<Receipt> run = await client.StartProcessOrderAsync(order, new StartOptions { Id = order.Id }, cancellationToken);
            OrderResult result = await ResultOfAsync(run, history, cancellationToken);
            return result with { Retries = await run.GetEventsAsync(cancellationToken: cancellationToken).CountAsync(IsRetry, cancellationToken) };
        }
        catch (RunAlreadyExistsException)
        {
            string problem = $"{file.Name}.json differs from the order that was processed under this id.";
            return new OrderResult(order.Id, OrderOutcome.Rejected, history) { Problem = problem };
        }
    }

    private async Task<RunHistory> HistoryOfAsync(string orderId, CancellationToken cancellationToken)
    {
        try
        {
            RunDescription run = await client.GetHandle(orderId).DescribeAsync(cancellationToken);
            return run.CompletedAt is null ? RunHistory.Resumed : RunHistory.Finished;
        }
        catch (RunNotFoundException)
        {
            return RunHistory.New;
        }
    }

    private static async Task<OrderResult> ResultOfAsync(WorkflowHandle<Receipt> run, RunHistory history, CancellationToken cancellationToken)
    {
        try
        {
            Receipt receipt = await run.GetResultAsync(cancellationToken);
            return new OrderResult(run.RunId, OrderOutcome.Shipped, history) { Total = receipt.Total, Labels = receipt.Labels };
        }
        catch (WorkflowFailedException failure)
        {
            OrderOutcome outcome = failure.ErrorType == typeof(InvalidOrderException).FullName ? OrderOutcome.Rejected : OrderOutcome.Undone;
            return new OrderResult(run.RunId, outcome, history) { Problem = failure.ErrorMessage };
        }
    }

    private static bool IsRetry(RunEvent entry) => entry.Type == "step_retrying";
}
