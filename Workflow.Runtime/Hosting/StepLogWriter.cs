using Microsoft.Extensions.Logging;

namespace Workflow.Runtime;

/// <summary>Writes what becomes of steps, a line for each entry: as text for people, or as JSON for machines.</summary>
public sealed class StepLogWriter : IStepLogger
{
    private readonly Func<StepLogEntry, string> _format;
    private readonly Action<StepLogEntry, string> _write;

    private StepLogWriter(Func<StepLogEntry, string> format, Action<StepLogEntry, string> write)
    {
        _format = format;
        _write = write;
    }

    /// <summary>Text such as <c>2031-05-17T08:30:15.000Z attempt_failed run=order-17 workflow=process_order step=ship call=4 attempt=2 duration_ms=12.5 error=Shop.ShippingException</c>.</summary>
    /// <param name="writer">Where lines go; it is neither flushed nor disposed.</param>
    public static StepLogWriter Text(TextWriter writer) => new(StepLogText.Line, To(writer));

    /// <inheritdoc cref="Text(TextWriter)"/>
    /// <param name="logger">Where lines go: failures and planned retries as warnings, all others as information.</param>
    public static StepLogWriter Text(ILogger logger) => new(StepLogText.Line, To(logger));

    /// <summary>A JSON object in each line, its properties named as in <see cref="Text(TextWriter)"/>.</summary>
    /// <inheritdoc cref="Text(TextWriter)"/>
    public static StepLogWriter Json(TextWriter writer) => new(StepLogText.Json, To(writer));

    /// <inheritdoc cref="Json(TextWriter)"/>
    /// <param name="logger">Where lines go: failures and planned retries as warnings, all others as information.</param>
    public static StepLogWriter Json(ILogger logger) => new(StepLogText.Json, To(logger));

    /// <inheritdoc/>
    public void Log(StepLogEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        _write(entry, _format(entry));
    }

    private static Action<StepLogEntry, string> To(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        TextWriter oneAtATime = TextWriter.Synchronized(writer);
        return (_, line) => oneAtATime.WriteLine(line);
    }

    private static Action<StepLogEntry, string> To(ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(logger);
        return (entry, line) => logger.Log(entry.Kind is StepLogKind.AttemptFailed or StepLogKind.RetryPlanned ? LogLevel.Warning : LogLevel.Information, "{StepLogLine}", line);
    }
}
