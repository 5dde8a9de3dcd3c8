namespace Shop;

public static class Buckets
{
    public static int Of(string key, int count) => Math.Abs(key.GetHashCode() % count);
}

public partial class BucketWorkflows
{
    [Workflow]
    public async partial Task<int> Assign(string key)
    {
        int bucket = Buckets.Of(key, 16); // WFL2011
        await Store(key, bucket);
        return bucket;
    }

    [Step]
    private static async partial Task Store(string key, int bucket) => await Task.Yield();
}
