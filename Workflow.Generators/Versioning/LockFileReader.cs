using System.Globalization;
using Workflow.Generators.Binding;

namespace Workflow.Generators.Versioning;

/// <summary>Reads a lock file, and tells where each entry stands. Members that it does not know are left alone.</summary>
internal static class LockFileReader
{
    /// <exception cref="LockFileException">The text is no lock file, or one of another format.</exception>
    public static LockFile Read(string text) => new(ReadPlaced(text).Select(static each => each.Entry).ToEquatableArray());

    /// <summary>The entries, and where the name of each stands: line and column from 1.</summary>
    /// <exception cref="LockFileException">The text is no lock file, or one of another format.</exception>
    public static IReadOnlyList<(LockEntry Entry, int Line, int Column)> ReadPlaced(string text)
    {
        JsonNode root = JsonParser.Parse(text);
        JsonNode format = root["format"];
        if (format.Value as string != LockFile.Format.ToString(CultureInfo.InvariantCulture))
            throw format.Fail($"the format is '{format.Value}', and this version reads format {LockFile.Format} only");
        HashSet<(string, string)> seen = [];
        List<(LockEntry, int, int)> entries = [];
        foreach (JsonNode node in root["workflows"].Items())
        {
            LockEntry entry = Entry(node);
            JsonNode name = node["name"];
            if (!seen.Add((entry.Name, entry.Version))) throw name.Fail($"there is a second entry of '{entry.Name}' {entry.Version}");
            entries.Add((entry, name.Line, name.Column));
        }

        return entries;
    }

    private static LockEntry Entry(JsonNode node) => new(
        node["name"].Text(),
        node["version"].Text(),
        node["shape"].Text(),
        node["skeleton"].Items().Select(static each => SkeletonLine.Parse(each.Text())).ToEquatableArray(),
        node["checkpoints"].Items().Select(Checkpoint).ToEquatableArray(),
        node["steps"].Items().Select(Step).ToEquatableArray())
    {
        IsRetired = node.Find("retired")?.Flag() ?? false,
        Patches = (node.Find("patches")?.Items() ?? []).Select(static each => each.Text()).ToEquatableArray(),
    };

    private static LockedCheckpoint Checkpoint(JsonNode node) => new(
        node["key"].Text(),
        node["live"].Members().Select(static each => new LiveVariable(each.Key, each.Value.Text())).ToEquatableArray());

    private static StepSignature Step(JsonNode node) => new(
        node["name"].Text(),
        node["parameters"].Items().Select(static each => each.Text()).ToEquatableArray(),
        node["result"].Text());
}
