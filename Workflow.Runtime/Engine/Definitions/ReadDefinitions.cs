using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Engine.Definitions;

/// <summary>What workers have told the store of, and what of it this version of the runtime does not understand.</summary>
internal sealed record ReadDefinitions(IReadOnlyList<WorkflowDefinition> Workflows, IReadOnlyList<UnreadableDefinition> Unreadable)
{
    /// <summary>Called where nothing that can be read is meant.</summary>
    /// <exception cref="StoreException">What is meant cannot be read.</exception>
    public void ThrowIfUnreadable(string name, string? version = null)
    {
        if (Unreadable.FirstOrDefault(each => each.Name == name && (version is null || each.Version == version)) is { } meant) throw meant.Error;
    }
}
