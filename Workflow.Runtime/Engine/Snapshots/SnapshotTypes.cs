using Workflow.Runtime.Compiled;

namespace Workflow.Runtime.Engine.Snapshots;

/// <summary>What the names in a snapshot mean on this host. Immutable and safe to share between threads.</summary>
internal sealed class SnapshotTypes
{
    public const string ArraySuffix = "[]";
    public const string FirstPrefix = "first:";
    private readonly Dictionary<string, FrameDescriptor> _frames = new(StringComparer.Ordinal);
    private readonly WorkflowRegistry _registry;

    public SnapshotTypes(WorkflowRegistry registry)
    {
        _registry = registry;
        foreach (WorkflowDescriptor workflow in registry.Workflows)
        {
            if (workflow.Machine is { } machine) Add(machine);
        }
    }

    public FrameDescriptor? Frame(string name) => _frames.GetValueOrDefault(name);

    public StepDescriptor? Step(string name) => _registry.TryGetStep(name, out StepDescriptor? step) ? step : null;

    private WorkflowDescriptor? Child(string name) => name.LastIndexOf(' ') is > 0 and var space ? _registry.Workflow(name[..space], name[(space + 1)..]) : null;

    /// <summary>The type that a name stands for; null where this host does not know it, or its contract is another one now.</summary>
    public TaskType? Resolve(string name)
    {
        if (name == TaskType.OfTask.Name) return TaskType.OfTask;
        if (name.StartsWith(FirstPrefix, StringComparison.Ordinal)) return Resolve(name[FirstPrefix.Length..])?.First;
        if (name.EndsWith(ArraySuffix, StringComparison.Ordinal)) return Resolve(name[..^ArraySuffix.Length])?.Array;
        if (name.StartsWith(PayloadTypes.Prefix, StringComparison.Ordinal)) return _registry.Payloads.Find(name);
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        int end = name.LastIndexOf('@');
        if (colon < 0 || end < colon) return null;
        string of = name[(colon + 1)..end];
        TaskType? type = name[..colon] switch
        {
            "step" => Step(of)?.ResultType,
            "child" => Child(of)?.ResultType,
            _ => Frame(of)?.ResultType,
        };
        return type?.Name == name ? type : null;
    }

    private void Add(FrameDescriptor frame)
    {
        // Two versions of a workflow may share what their lambdas call themselves only if a generator is broken; the snapshot's check would tell.
        if (!_frames.TryAdd(frame.Name, frame)) return;
        foreach (FrameDescriptor function in frame.Functions) Add(function);
    }
}
