using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Workflow.Runtime.Logging;

/// <summary>
/// Lines such as <c>2026-01-15 10:30:45 | INFO | order-17 | process_order/ship | Parcel is on its way</c>. What belongs to no run has <c>-</c> for it, and its category for the place.
/// </summary>
internal sealed class PrettyConsoleFormatter(TimeProvider? time = null) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "workflow";

    /// <summary>In front of all further lines of an entry, so that none can pass for an entry of its own.</summary>
    private const string Indentation = "    ";

    private readonly TimeProvider _time = time ?? TimeProvider.System;

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        string message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        LogPlace place = new();
        scopeProvider?.ForEachScope(static (scope, place) => place.Note(scope), place);
        textWriter.Write(_time.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
        textWriter.Write($" | {NameOf(logEntry.LogLevel)} | {place.RunId ?? "-"} | {place.Text ?? logEntry.Category} | ");
        textWriter.WriteLine(Indented(message));
        if (logEntry.Exception is { } error) textWriter.WriteLine(Indentation + Indented(error.ToString()));
    }

    private static string Indented(string text) => text.ReplaceLineEndings(Environment.NewLine + Indentation);

    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "TRACE",
        LogLevel.Debug => "DEBUG",
        LogLevel.Information => "INFO",
        LogLevel.Warning => "WARNING",
        LogLevel.Error => "ERROR",
        _ => "CRITICAL",
    };
}
