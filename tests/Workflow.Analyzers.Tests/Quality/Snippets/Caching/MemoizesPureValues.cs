using System.Collections.Concurrent;

namespace Shop;

public static class Slugs
{
    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    public static string Of(string title) => Known.GetOrAdd(title, static text => text.Trim().ToLowerInvariant().Replace(' ', '-'));
}

public partial class SlugWorkflows
{
    private static string? s_prefix;

    private static string Prefix => s_prefix ??= string.Concat("post", "/");

    [Workflow]
    public async partial Task<string> Publish(string title)
    {
        string slug = Prefix + Slugs.Of(title);
        await Save(slug);
        return slug;
    }

    [Step]
    private static async partial Task Save(string slug) => await Task.Yield();
}
