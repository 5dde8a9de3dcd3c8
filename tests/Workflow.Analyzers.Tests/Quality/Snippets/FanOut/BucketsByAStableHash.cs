namespace Shop;

public readonly record struct Shard(int Number, string Name);

public static class Shards
{
    public static Shard Of(string key, int count)
    {
        uint hash = 2166136261;
        foreach (char each in key) hash = unchecked((hash ^ each) * 16777619);
        int number = (int)(hash % (uint)count);
        return new Shard(number, $"shard-{number:D2}");
    }
}

public partial class ShardWorkflows
{
    [Workflow]
    public async partial Task<Shard> Assign(string key)
    {
        Shard shard = Shards.Of(key, 16);
        if (shard == new Shard(0, "shard-00")) await Durable.Delay("1s");
        await Store(key, shard);
        return shard;
    }

    [Step]
    private static async partial Task Store(string key, Shard shard) => await Task.Yield();
}
