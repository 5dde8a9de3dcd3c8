using Microsoft.Extensions.DependencyInjection;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Values;

namespace Workflow.Runtime;

/// <summary>Collects what a host runs: workflows, steps, the store, and how the worker behaves. Used while the host is built.</summary>
public sealed class WorkflowsBuilder
{
    private readonly List<WorkflowDescriptor> _workflows = [];
    private readonly List<StepDescriptor> _steps = [];
    private readonly List<ExceptionCodec> _exceptionCodecs = [];

    internal WorkflowsBuilder(IServiceCollection services) => Services = services;

    /// <summary>The host's services.</summary>
    public IServiceCollection Services { get; }

    internal IReadOnlyList<WorkflowDescriptor> Workflows => _workflows;

    internal IReadOnlyList<StepDescriptor> Steps => _steps;

    internal IReadOnlyList<ExceptionCodec> ExceptionCodecs => _exceptionCodecs;

    /// <summary>Adds a workflow. Called by generated <c>AddXxx</c> methods; adding the same descriptor twice is harmless.</summary>
    public WorkflowsBuilder AddWorkflow(WorkflowDescriptor workflow)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        if (!_workflows.Contains(workflow)) _workflows.Add(workflow);
        return this;
    }

    /// <summary>Adds a step. Called by generated <c>AddXxx</c> methods; adding the same descriptor twice is harmless.</summary>
    public WorkflowsBuilder AddStep(StepDescriptor step)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (!_steps.Contains(step)) _steps.Add(step);
        return this;
    }

    /// <summary>Adds a codec for an exception type, in place of an earlier one for the same type.</summary>
    public WorkflowsBuilder AddExceptionCodec(ExceptionCodec codec)
    {
        ArgumentNullException.ThrowIfNull(codec);
        _exceptionCodecs.RemoveAll(other => other.TypeName == codec.TypeName);
        _exceptionCodecs.Add(codec);
        return this;
    }
}
