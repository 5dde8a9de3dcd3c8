using System.Text.Json;
using Workflow.Runtime.Engine.Log;
using Workflow.Runtime.Payloads;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Values;

namespace Workflow.Runtime;

/// <summary>What a step that is being executed told last of its progress.</summary>
/// <param name="Step">The step's key.</param>
/// <param name="Sequence">The number of the call's <c>step_started</c> event, by which several calls of one step can be told apart.</param>
/// <param name="Attempt">The attempt, counted from 1.</param>
/// <param name="Fraction">How much is done, 0 to 1; null where the step did not say.</param>
/// <param name="Message">What it is doing; null where it did not say.</param>
/// <param name="ReportedAt">When it was told.</param>
public sealed record StepProgress(string Step, long Sequence, int Attempt, double? Fraction, string? Message, DateTimeOffset ReportedAt)
{
    internal static byte[] Write(double? fraction, string? message) => JsonBuffer.Write((fraction, message), static (json, state) =>
    {
        json.WriteStartObject();
        if (state.fraction is { } done) json.WriteNumber("fraction"u8, done);
        if (state.message is { } text) json.WriteString("message"u8, text);
        json.WriteEndObject();
    });

    /// <exception cref="PayloadException">What the store kept could not be decoded.</exception>
    internal static StepProgress Read(StepReport report)
    {
        Undecodable.ThrowIf(report.Data.Span);
        Utf8JsonReader json = new(report.Data.Span, JsonDepth.ForReaders);
        json.Read();
        StepProgress progress = new(report.Step, report.Sequence, report.Attempt, null, null, report.Time);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string property = json.GetString()!;
            json.Read();
            switch (property)
            {
                case "fraction": progress = progress with { Fraction = json.GetDouble() }; break;
                case "message": progress = progress with { Message = json.GetString() }; break;
                default: json.Skip(); break;
            }
        }

        return progress;
    }
}
