using System.Text.Json;
using Workflow.Runtime.Compiled;

namespace Workflow.Runtime.Engine.Definitions;

/// <summary>A graph as JSON: the compact text that generated code holds of it.</summary>
internal static class GraphJson
{
    public static void Write(Utf8JsonWriter json, WorkflowGraph graph)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, graph.Name);
        if (graph.File is { } file) json.WriteString("file"u8, file);
        json.WriteString("start"u8, graph.StartText);
        json.WriteStartArray("checkpoints"u8);
        foreach (CheckpointDescriptor checkpoint in graph.Checkpoints)
        {
            json.WriteStartObject();
            json.WriteString("key"u8, checkpoint.Key);
            json.WriteNumber("line"u8, checkpoint.Line);
            json.WriteString("awaits"u8, checkpoint.Awaits);
            json.WriteString("next"u8, checkpoint.Next);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("functions"u8);
        foreach (WorkflowGraph function in graph.Functions) Write(json, function);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <param name="json">The graph.</param>
    /// <param name="calls">Finds the graph of a workflow that the body calls, by name and version.</param>
    public static WorkflowGraph Read(JsonElement json, Func<string, string, WorkflowGraph?> calls) => WorkflowGraph.Again(
        Text(json, "name"), json.TryGetProperty("file", out JsonElement file) ? file.GetString() : null, Text(json, "start"),
        [.. json.GetProperty("checkpoints").EnumerateArray().Select(ReadCheckpoint)], calls,
        [.. json.GetProperty("functions").EnumerateArray().Select(each => Read(each, calls))]);

    private static CheckpointDescriptor ReadCheckpoint(JsonElement json) =>
        new(Text(json, "key"), json.GetProperty("line").GetInt32()) { Awaits = Text(json, "awaits"), Next = Text(json, "next") };

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null.");
}
