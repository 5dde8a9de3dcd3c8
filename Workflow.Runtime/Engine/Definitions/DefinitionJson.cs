using System.Text;
using System.Text.Json;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine.Log;
using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Engine.Definitions;

/// <summary>What a worker tells of a workflow, as JSON. Properties that a reader does not know are passed over.</summary>
internal static class DefinitionJson
{
    public static string Write(WorkflowDescriptor workflow) => Encoding.UTF8.GetString(JsonBuffer.Write(workflow, static (json, workflow) =>
    {
        json.WriteStartObject();
        json.WriteString("method"u8, workflow.Method);
        json.WriteString("shape_hash"u8, workflow.ShapeHash);
        if (workflow.IsDefault) json.WriteBoolean("default"u8, true);
        if (workflow.Timeout is { } timeout) json.WriteNumber("timeout_ticks"u8, timeout.Ticks);
        json.WriteStartArray("parameters"u8);
        foreach (WorkflowParameter parameter in workflow.Parameters) Write(json, parameter);
        json.WriteEndArray();
        json.WriteString("result"u8, workflow.ResultName);
        if (workflow.Graph is { } graph)
        {
            json.WritePropertyName("graph"u8);
            GraphJson.Write(json, graph);
        }

        json.WriteEndObject();
    }));

    /// <summary>Reads all that the store has; graphs find each other among them. One that cannot be read does not keep the others from being used.</summary>
    public static ReadDefinitions Read(IReadOnlyList<PublishedWorkflow> published, string storeName)
    {
        List<UnreadableDefinition> unreadable = [];
        Dictionary<(string Name, string Version), WorkflowGraph?> graphs = [];
        List<WorkflowDefinition> definitions = [];
        foreach (PublishedWorkflow workflow in published)
        {
            try
            {
                WorkflowDefinition definition = Read(workflow, (name, version) => graphs.GetValueOrDefault((name, version)));
                graphs[(workflow.Name, workflow.Version)] = definition.Graph;
                definitions.Add(definition);
            }
            catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
            {
                unreadable.Add(new UnreadableDefinition(workflow.Name, workflow.Version, new StoreException(
                    storeName, $"what a worker has told of workflow '{workflow.Name}' {workflow.Version} cannot be read: {error.Message} Start a worker of this version of the runtime, which tells it anew.", false, error)));
            }
        }

        return new ReadDefinitions(definitions, unreadable);
    }

    private static WorkflowDefinition Read(PublishedWorkflow workflow, Func<string, string, WorkflowGraph?> calls)
    {
        using JsonDocument document = JsonDocument.Parse(workflow.Definition);
        JsonElement json = document.RootElement;
        WorkflowGraph? graph = json.TryGetProperty("graph", out JsonElement drawn) ? GraphJson.Read(drawn, calls) : null;
        return new WorkflowDefinition
        {
            Name = workflow.Name,
            Version = workflow.Version,
            IsDefault = json.TryGetProperty("default", out JsonElement isDefault) && isDefault.GetBoolean(),
            ShapeHash = Text(json, "shape_hash"),
            Method = Text(json, "method"),
            Parameters = [.. json.GetProperty("parameters").EnumerateArray().Select(ReadParameter)],
            Result = Text(json, "result"),
            Timeout = json.TryGetProperty("timeout_ticks", out JsonElement ticks) ? TimeSpan.FromTicks(ticks.GetInt64()) : null,
            Steps = graph is null ? [] : [.. StepsOf(graph).Distinct()],
            Graph = graph,
            UpdatedAt = workflow.UpdatedAt,
        };
    }

    private static IEnumerable<string> StepsOf(WorkflowGraph graph) => graph.Nodes.SelectMany(static node => node.Calls).Where(static call => call.Kind == GraphCallKind.Step)
        .Select(static call => call.Name).Concat(graph.Functions.SelectMany(StepsOf));

    private static void Write(Utf8JsonWriter json, WorkflowParameter parameter)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, parameter.Name);
        json.WriteString("type"u8, parameter.Type);
        if (parameter.IsOptional) json.WriteBoolean("optional"u8, true);
        json.WriteEndObject();
    }

    private static WorkflowParameter ReadParameter(JsonElement json) =>
        new(Text(json, "name"), Text(json, "type"), json.TryGetProperty("optional", out JsonElement optional) && optional.GetBoolean());

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null.");
}
