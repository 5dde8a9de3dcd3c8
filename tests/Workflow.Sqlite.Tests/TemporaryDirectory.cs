namespace Workflow.Sqlite.Tests;

/// <summary>A directory for one test's files.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("workflow-sqlite-");

    public string FullName => _directory.FullName;

    public string this[string name] => Path.Combine(_directory.FullName, name);

    public void Dispose() => _directory.Delete(recursive: true);
}
