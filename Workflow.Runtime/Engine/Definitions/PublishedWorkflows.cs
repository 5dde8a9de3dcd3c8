using System.Buffers;
using System.Text.Json;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Engine.Definitions;

/// <summary>What workers tell of their workflows, so that others can start runs without the code of them.</summary>
internal static class PublishedWorkflows
{
    /// <summary>Tells what the store does not have, or has otherwise.</summary>
    public static async Task PublishAsync(IWorkflowStore store, IEnumerable<WorkflowDescriptor> workflows, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Dictionary<(string, string), string> there = (await store.ReadWorkflowsAsync(cancellationToken).ConfigureAwait(false))
            .ToDictionary(static each => (each.Name, each.Version), static each => each.Definition);
        PublishedWorkflow[] news =
        [
            .. workflows.Select(each => new PublishedWorkflow(each.Name, each.Version, DefinitionJson.Write(each), now))
                .Where(each => there.GetValueOrDefault((each.Name, each.Version)) != each.Definition),
        ];
        if (news.Length > 0) await store.PublishWorkflowsAsync(news, cancellationToken).ConfigureAwait(false);
    }

    public static async Task<ReadDefinitions> ReadAsync(IWorkflowStore store, CancellationToken cancellationToken) =>
        DefinitionJson.Read(await store.ReadWorkflowsAsync(cancellationToken).ConfigureAwait(false), store.Name);

    /// <summary>The workflow that a start means, by the rules of <see cref="WorkflowRegistry.Resolve"/>.</summary>
    /// <param name="all">What workers have told.</param>
    /// <param name="name">The name.</param>
    /// <param name="version">The version; null for the default one.</param>
    /// <param name="registered">The workflows of this host, for messages.</param>
    /// <param name="storeName">The store, for messages.</param>
    /// <exception cref="InvalidOperationException">There is none, or it is not clear which is meant.</exception>
    /// <exception cref="StoreException">It cannot be read.</exception>
    public static WorkflowDefinition Resolve(ReadDefinitions all, string name, string? version, string registered, string storeName)
    {
        WorkflowDefinition[] candidates = [.. all.Workflows.Where(each => each.Name == name && (version is null || each.Version == version))];
        if (candidates.Length == 0)
        {
            all.ThrowIfUnreadable(name, version);
            string known = string.Join(", ", all.Workflows.Select(static each => $"{each.Name} {each.Version}"));
            throw new InvalidOperationException(
                $"No workflow '{name}'{(version is null ? "" : $" in version {version}")} is registered in this host, and no worker has told {storeName} of one. "
                + $"Registered: {registered}. Told of by workers: {(known.Length == 0 ? "none" : known)}. Start a worker that hosts it, or add it here with the generated AddXxx method inside AddWorkflows(…).");
        }

        WorkflowDefinition[] defaults = candidates.Length == 1 ? candidates : [.. candidates.Where(static each => each.IsDefault)];
        return defaults.Length == 1 ? defaults[0] : throw new InvalidOperationException(
            $"Workers have told of workflow '{name}' in versions {string.Join(", ", candidates.Select(static each => each.Version))}. Name a version.");
    }

    /// <summary>The input of a run whose code is elsewhere. Its values are judged by the worker that takes the run.</summary>
    /// <exception cref="ArgumentException">It is no object, lacks a parameter, or has one that the workflow does not know.</exception>
    public static Payload InputOf(WorkflowDefinition workflow, JsonElement input)
    {
        string parameters = $"Workflow '{workflow.Name}' {workflow.Version} takes ({string.Join(", ", workflow.Parameters.Select(static each => $"{each.Type} {each.Name}{(each.IsOptional ? " = …" : "")}"))})";
        if (input.ValueKind != JsonValueKind.Object) throw new ArgumentException($"{parameters}; its input is a JSON object with one property per parameter, and not a {input.ValueKind}.", nameof(input));
        if (workflow.Parameters.FirstOrDefault(each => !each.IsOptional && !input.TryGetProperty(each.Name, out _)) is { } missing)
            throw new ArgumentException($"{parameters}; the input lacks '{missing.Name}'.", nameof(input));
        if (input.EnumerateObject().FirstOrDefault(each => workflow.Parameters.All(parameter => parameter.Name != each.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } unknown)
            throw new ArgumentException($"{parameters}; the input has '{unknown.Name}', which is none of them.", nameof(input));
        ArrayBufferWriter<byte> body = new();
        using (Utf8JsonWriter json = new(body)) input.WriteTo(json);
        return new Payload(body.WrittenMemory, "");
    }
}
