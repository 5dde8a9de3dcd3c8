using OrderProcessing.Crashes;
using Workflow.Runtime;

namespace OrderProcessing.Gateways;

/// <summary>
/// The way to all gateways: it takes its time, and is down now and then. Every step does its work through it, which is also where
/// observers see a step begin and end.
/// </summary>
internal sealed class Wire(IEnumerable<IStepObserver> observers)
{
    private readonly IStepObserver[] _observers = [.. observers];

    /// <summary>Asks, and waits for the answer.</summary>
    /// <exception cref="GatewayUnavailableException">The gateway is down.</exception>
    public async Task<T> AskAsync<T>(Request request, Func<T> answer)
    {
        StepContext step = StepContext.Current ?? throw new InvalidOperationException("Gateways are asked from within steps only.");
        foreach (IStepObserver observer in _observers) observer.Began(step);
        try
        {
            await Task.Delay(Faults.Latency(request, step.Attempt), step.CancellationToken);
            if (Faults.IsDown(request, step.Attempt)) throw new GatewayUnavailableException($"No answer to '{request}'.");
            return answer();
        }
        finally
        {
            foreach (IStepObserver observer in _observers) observer.Ended(step);
        }
    }
}
