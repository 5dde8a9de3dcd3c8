using System.Text.Json;
using Workflow.Runtime.Engine.Log;
using Workflow.Runtime.Engine.Runs;
using Workflow.Runtime.Payloads;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Engine.Steps;

/// <summary>A step call as a row for the workers of its queue.</summary>
internal static class StepTaskJson
{
    public static NewStepTask ToTask(PendingStep step, string workflow, string? executor, DateTimeOffset due) => new(
        step.Sequence, step.Attempt, step.Step.Queue, step.Step.Name, JsonBuffer.Write((workflow, executor, step.Arguments), static (json, state) =>
        {
            json.WriteStartObject();
            json.WriteString("workflow"u8, state.workflow);
            if (state.executor is { } executor) json.WriteString("executor"u8, executor);
            json.WritePropertyName("arguments"u8);
            PayloadJson.Write(json, state.Arguments);
            json.WriteEndObject();
        }), due);

    /// <exception cref="PayloadException">What the store kept could not be decoded.</exception>
    public static (string Workflow, string? Executor, Payload Arguments) Read(ReadOnlySpan<byte> utf8)
    {
        Undecodable.ThrowIf(utf8);
        Utf8JsonReader json = new(utf8, JsonDepth.ForReaders);
        json.Read();
        string workflow = "";
        string? executor = null;
        Payload arguments = default;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string property = json.GetString()!;
            json.Read();
            switch (property)
            {
                case "workflow": workflow = json.GetString()!; break;
                case "executor": executor = json.GetString(); break;
                case "arguments": arguments = PayloadJson.Read(ref json); break;
                default: json.Skip(); break;
            }
        }

        return (workflow, executor, arguments);
    }
}
