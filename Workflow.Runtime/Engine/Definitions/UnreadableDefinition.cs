using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Engine.Definitions;

/// <summary>A workflow that a worker has told of in a way that is not understood here.</summary>
/// <param name="Name">The workflow's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Error">For those who ask for it.</param>
internal sealed record UnreadableDefinition(string Name, string Version, StoreException Error);
