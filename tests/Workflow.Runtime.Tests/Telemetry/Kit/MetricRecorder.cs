using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Workflow.Runtime.Tests.Telemetry.Kit;

/// <summary>Listens to the metrics of one host.</summary>
internal sealed class MetricRecorder : IDisposable
{
    private readonly ConcurrentQueue<(Instrument Instrument, double Value, string Tags)> _all = new();
    private readonly MeterListener _listener = new();

    /// <param name="meters">The host's, by which its metrics are told from those of others.</param>
    public MetricRecorder(IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == WorkflowTelemetry.MeterName && instrument.Meter.Scope == meters) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>Every attribute name that any measurement had.</summary>
    public string[] AttributeNames => [.. _all.SelectMany(static each => each.Tags.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(static tag => tag.Split('=')[0]).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Every instrument that measured anything, with its unit.</summary>
    public string[] Instruments => [.. _all.Select(static each => $"{each.Instrument.Name} {each.Instrument.Unit}").Distinct().Order(StringComparer.Ordinal)];

    /// <summary>What an instrument measured, as <c>value name=value …</c>.</summary>
    public string[] Of(string instrument) => [.. _all.Where(each => each.Instrument.Name == instrument).Select(each => FormattableString.Invariant($"{each.Value} {each.Tags}").Trim())];

    public double Sum(string instrument) => _all.Where(each => each.Instrument.Name == instrument).Sum(static each => each.Value);

    /// <summary>Asks the instruments that are asked.</summary>
    public void Ask() => _listener.RecordObservableInstruments();

    public void Dispose() => _listener.Dispose();

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _all.Enqueue((instrument, value, string.Join(' ', tags.ToArray().Select(static tag => $"{tag.Key}={tag.Value}"))));
}
