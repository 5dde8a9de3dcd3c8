namespace Workflow.Runtime;

/// <summary>Is told what becomes of attempts of steps, on the worker that executes them. Must be thread-safe and quick: steps wait for it. What it throws is logged, and harms nothing.</summary>
public interface IStepLogger
{
    /// <summary>Something has happened. It may be told again: nothing of it is durable yet, and a worker that dies has its attempts made again.</summary>
    void Log(StepLogEntry entry);
}
