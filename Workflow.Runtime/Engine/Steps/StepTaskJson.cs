using System.Text.Json;
using Workflow.Runtime.Engine.Log;
using Workflow.Runtime.Engine.Runs;
using Workflow.Runtime.Payloads;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Telemetry;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Engine.Steps;

/// <summary>A step call as a row for the workers of its queue.</summary>
internal static class StepTaskJson
{
    public static NewStepTask ToTask(PendingStep step, RunRecord run, string? executor, DateTimeOffset due, TraceContext trace) => new(
        step.Sequence, step.Attempt, step.Step.Queue, step.Step.Name, JsonBuffer.Write((run, executor, step.Arguments), static (json, state) =>
        {
            json.WriteStartObject();
            json.WriteString("workflow"u8, state.run.Workflow);
            json.WriteString("version"u8, state.run.Version);
            if (state.executor is { } executor) json.WriteString("executor"u8, executor);
            json.WritePropertyName("arguments"u8);
            PayloadJson.Write(json, state.Arguments);
            json.WriteEndObject();
        }), due)
    {
        TraceParent = trace.Parent,
        TraceState = trace.State,
    };

    /// <exception cref="PayloadException">What the store kept could not be decoded.</exception>
    public static (string Workflow, string? Version, string? Executor, Payload Arguments) Read(ReadOnlySpan<byte> utf8)
    {
        Undecodable.ThrowIf(utf8);
        Utf8JsonReader json = new(utf8, JsonDepth.ForReaders);
        json.Read();
        string workflow = "";
        string? version = null;
        string? executor = null;
        Payload arguments = default;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string property = json.GetString()!;
            json.Read();
            switch (property)
            {
                case "workflow": workflow = json.GetString()!; break;
                // Tasks of earlier releases do not say it.
                case "version": version = json.GetString(); break;
                case "executor": executor = json.GetString(); break;
                case "arguments": arguments = PayloadJson.Read(ref json); break;
                default: json.Skip(); break;
            }
        }

        return (workflow, version, executor, arguments);
    }
}
