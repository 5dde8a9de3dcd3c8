using System.Reflection;
using TerminalPictures.Scenes;

namespace TerminalPictures;

/// <summary>A picture of the documentation. Drawn twice, it is the same to the byte.</summary>
/// <param name="Name">Its file's name, in docs/pictures.</param>
/// <param name="DrawAsync">Makes the SVG.</param>
internal sealed record Picture(string Name, Func<Task<string>> DrawAsync)
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(
        typeof(Picture).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static each => each.Key == "RepositoryRoot").Value!, "docs", "pictures"));

    public static IReadOnlyList<Picture> All { get; } = [new("watch.svg", WatchScene.DrawAsync)];

    /// <summary>Where it is kept.</summary>
    public string File => Path.Combine(Folder, Name);
}
