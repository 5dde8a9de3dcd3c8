using System.Diagnostics.Metrics;

namespace Workflow.Runtime.Telemetry;

/// <summary>How histograms are cut into buckets where the listener does not say otherwise: the usual ones end at ten seconds, and runs and steps may take days.</summary>
internal static class Buckets
{
    /// <summary>Seconds, for what the engine does itself.</summary>
    public static InstrumentAdvice<double> Short { get; } = new()
    {
        HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    /// <summary>Seconds, for attempts of steps.</summary>
    public static InstrumentAdvice<double> Step { get; } = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 3600],
    };

    /// <summary>Seconds, for runs: a minute, an hour, a day, a week, a month.</summary>
    public static InstrumentAdvice<double> Run { get; } = new()
    {
        HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 60, 300, 1800, 3600, 21600, 86400, 604800, 2592000],
    };

    /// <summary>Writes.</summary>
    public static InstrumentAdvice<int> Count { get; } = new() { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] };
}
