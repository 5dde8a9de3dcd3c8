using System.Diagnostics;
using Workflow.Sqlite.Native;

namespace Workflow.Sqlite.Writing;

/// <summary>Waits, within bounds, for locks that other processes hold on the file.</summary>
internal static class WriteLock
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(0.25);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(4);

    /// <summary>Begins a write transaction.</summary>
    public static void Begin(Database database, TimeSpan timeout) => WhileBusy(timeout, database, static to => to.Kept("BEGIN IMMEDIATE").Run());

    /// <summary>
    /// Tries again while the file is locked, in short pauses: SQLite's own waiting grows to a tenth of a second at a time, which two busy
    /// workers on one file would feel. The connection's own waiting is switched off.
    /// </summary>
    public static void WhileBusy(TimeSpan timeout, Database database, Action<Database> action)
    {
        long start = Stopwatch.GetTimestamp();
        TimeSpan pause = FirstPause;
        while (true)
        {
            try
            {
                action(database);
                return;
            }
            catch (SqliteFailure failure) when (failure.IsBusy && Stopwatch.GetElapsedTime(start) < timeout)
            {
                Thread.Sleep(pause);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }
}
