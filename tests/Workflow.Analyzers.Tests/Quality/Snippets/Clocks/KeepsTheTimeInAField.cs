namespace Shop;

public partial class FieldClock
{
    private readonly DateTimeOffset _loaded = DateTimeOffset.UtcNow;

    [Workflow]
    public async partial Task<bool> Run(DateTimeOffset due)
    {
        bool late = _loaded > due; // WFL2001
        await Save(late);
        return late;
    }

    [Step]
    private static async partial Task Save(bool late) => await Task.Yield();
}
