namespace Shop;

public sealed record Entry(string Key, DateTime Created, DateTime? Expires)
{
    public bool IsExpiredAt(DateTime moment) => Expires is { } expires && expires <= moment;

    public static Entry Create(string key, DateTime now, TimeSpan? life) => new(key, now, life is null ? null : now + life);
}

public partial class EntryWorkflows
{
    [Workflow]
    public async partial Task<int> Expire(Entry[] entries)
    {
        DateTime now = Durable.UtcNow.UtcDateTime;
        Entry[] gone = [.. entries.Where(entry => entry.IsExpiredAt(now))];
        foreach (Entry entry in gone) await Remove(entry.Key);
        Entry marker = Entry.Create("marker", now, TimeSpan.FromHours(1));
        await Remove(marker.Key);
        return gone.Length;
    }

    [Step]
    private static async partial Task Remove(string key) => await Task.Yield();
}
