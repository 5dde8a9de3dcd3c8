using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using SQLitePCL;
using Workflow.Benchmarks.Report;

namespace Workflow.Benchmarks.Machine;

/// <summary>What of the machine the numbers depend on.</summary>
internal static class MachineFacts
{
    private const int Flushes = 200;
    private const int PageSize = 4096;

    public static string Collect(string directory)
    {
        Batteries_V2.Init();
        return $"""
            {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} cores; {RuntimeInformation.FrameworkDescription}
            SQLite {raw.sqlite3_libversion().utf8_to_string()}, WAL, synchronous=FULL
            {directory} on {WorkDirectory.FileSystemOf(directory)}; a 4 KiB append and flush takes {MedianFlush(directory).TotalMicroseconds:N0} µs (median of {Flushes})
            """;
    }

    private static TimeSpan MedianFlush(string directory)
    {
        string path = Path.Combine(directory, Guid.NewGuid().ToString("N"));
        try
        {
            using SafeFileHandle file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
            byte[] page = new byte[PageSize];
            List<double> times = [];
            for (int i = 0; i < Flushes; i++)
            {
                long begun = Stopwatch.GetTimestamp();
                RandomAccess.Write(file, page, i * PageSize);
                RandomAccess.FlushToDisk(file);
                times.Add(Stopwatch.GetElapsedTime(begun).TotalMicroseconds);
            }

            return TimeSpan.FromMicroseconds(times.Median());
        }
        finally
        {
            File.Delete(path);
        }
    }
}
