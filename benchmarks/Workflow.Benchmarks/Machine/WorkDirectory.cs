namespace Workflow.Benchmarks.Machine;

/// <summary>Where one scenario makes its databases; deleted with all that is in it.</summary>
internal sealed class WorkDirectory : IDisposable
{
    private readonly string _path;
    private int _files;

    public WorkDirectory(string parent) => _path = Directory.CreateDirectory(Path.Combine(parent, Guid.NewGuid().ToString("N"))).FullName;

    /// <summary>Makes sure of a directory on a disk.</summary>
    /// <exception cref="BenchmarkException">It is in memory, where a flush costs nothing.</exception>
    public static string Prepare(string path)
    {
        string full = Directory.CreateDirectory(path).FullName;
        string fileSystem = FileSystemOf(full);
        if (fileSystem is "tmpfs" or "ramfs")
            throw new BenchmarkException(
                $"'{full}' is on {fileSystem}, which is memory: a flush costs nothing there, so nothing measured on it means anything. "
                + "Name a directory on a disk with --directory DIR.");
        return full;
    }

    public static string FileSystemOf(string path) => new DriveInfo(path).DriveFormat;

    public string NewFile() => Path.Combine(_path, $"{++_files}.db");

    public string NewFolder() => Directory.CreateDirectory(Path.Combine(_path, $"{++_files}")).FullName;

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
