using System.Diagnostics.CodeAnalysis;
using Workflow.Runtime.Compiled;

namespace Workflow.Runtime.Engine;

/// <summary>The workflows and steps that a host knows, by name. Immutable.</summary>
internal sealed class WorkflowRegistry
{
    private readonly Dictionary<(string Name, string Version), WorkflowDescriptor> _workflows = [];
    private readonly Dictionary<string, StepDescriptor> _steps = new(StringComparer.Ordinal);

    public WorkflowRegistry(IReadOnlyList<WorkflowDescriptor> workflows, IReadOnlyList<StepDescriptor> steps, IReadOnlyList<PayloadType>? payloads = null)
    {
        Payloads = new PayloadTypes(payloads ?? []);
        foreach (WorkflowDescriptor workflow in workflows)
        {
            Names.CheckWorkflow(workflow.Name);
            Names.CheckVersion(workflow.Version);
            if (!_workflows.TryAdd((workflow.Name, workflow.Version), workflow))
                throw new InvalidOperationException(
                    $"Two workflows are called '{workflow.Name}' in version {workflow.Version}: {_workflows[(workflow.Name, workflow.Version)].Method} and "
                    + $"{workflow.Method}. Give one of them another name or version in its [Workflow] attribute.");
        }

        foreach (StepDescriptor step in steps)
        {
            Names.CheckStep(step.Name);
            Names.CheckQueue(step.Queue);
            if (!_steps.TryAdd(step.Name, step))
                throw new InvalidOperationException(
                    $"Two steps are called '{step.Name}': {_steps[step.Name].Method} and {step.Method}. Step names are unique per host; give one "
                    + "of them another name in its [Step] attribute.");
        }
    }

    public PayloadTypes Payloads { get; }

    public IEnumerable<WorkflowDescriptor> Workflows => _workflows.Values;

    public IEnumerable<StepDescriptor> Steps => _steps.Values;

    public WorkflowDescriptor? Workflow(string name, string version) => _workflows.GetValueOrDefault((name, version));

    /// <summary>Whether a start by name means a workflow of this host.</summary>
    public bool Knows(string name, string? version) => version is null ? _workflows.Keys.Any(key => key.Name == name) : _workflows.ContainsKey((name, version));

    public bool TryGetStep(string name, [NotNullWhen(true)] out StepDescriptor? step) => _steps.TryGetValue(name, out step);

    /// <summary>The workflow that a start means.</summary>
    /// <param name="name">The name.</param>
    /// <param name="version">The version; null for the default one.</param>
    /// <exception cref="InvalidOperationException">There is none, or it is not clear which is meant.</exception>
    public WorkflowDescriptor Resolve(string name, string? version)
    {
        Names.CheckWorkflow(name);
        if (version is not null)
        {
            Names.CheckVersion(version);
            return Workflow(name, version) ?? throw Unknown($"'{name}' in version {version}");
        }

        WorkflowDescriptor[] candidates = [.. _workflows.Values.Where(workflow => workflow.Name == name)];
        if (candidates.Length == 0) throw Unknown($"'{name}'");
        WorkflowDescriptor[] defaults = candidates.Length == 1 ? candidates : [.. candidates.Where(workflow => workflow.IsDefault)];
        return defaults.Length == 1 ? defaults[0] : throw new InvalidOperationException(
            $"Workflow '{name}' is registered in versions {string.Join(", ", candidates.Select(workflow => workflow.Version).Order(StringComparer.Ordinal))}. "
            + "Name a version, or mark exactly one of them with Default = true in its [Workflow] attribute.");
    }

    /// <summary>The names and versions of all workflows, for messages.</summary>
    public string Known => _workflows.Count == 0 ? "none" : string.Join(", ", _workflows.Keys.Select(key => $"{key.Name} {key.Version}").Order(StringComparer.Ordinal));

    private InvalidOperationException Unknown(string what)
    {
        return new InvalidOperationException(
            $"No workflow {what} is registered in this host. Registered: {Known}. Add it with the generated AddXxx "
            + "method inside AddWorkflows(…).");
    }
}
