using Workflow.Runtime.Storage;

namespace Workflow.Sqlite.Tests.Files;

/// <summary>A file with a run whose log fills some hundred pages.</summary>
internal static class FilledFile
{
    public static async Task CreateAsync(string path)
    {
        await using SqliteWorkflowStore store = await Shop.OpenAsync(path);
        await store.WriteAsync(Shop.NewRun("run-1"));
        await store.RenewAsync("w");
        RunRecord run = (await store.AcquireAsync("w")).Single();
        EventRecord[] events = [.. Enumerable.Range(2, 2000).Select(i => Shop.Event(i, size: 400))];
        await store.WriteAsync(Shop.Commit(run) with { Events = events });
        await store.ReleaseWorkerAsync("w", CancellationToken.None);
    }

    /// <summary>Overwrites the middle of the file, where the log is.</summary>
    public static void Damage(string path)
    {
        using FileStream file = File.OpenWrite(path);
        file.Position = file.Length / 2 / 4096 * 4096;
        byte[] garbage = new byte[8192];
        Array.Fill(garbage, (byte)0xA5);
        file.Write(garbage);
    }
}
