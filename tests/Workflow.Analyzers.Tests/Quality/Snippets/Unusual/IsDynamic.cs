namespace Shop;

public partial class Dynamic
{
    [Workflow]
    public async partial Task<int> Run(int count)
    {
        dynamic value = count; // WFL3002
        int twice = value * 2 + value.CompareTo(1);
        await Ship(twice);
        return (int)(value + twice);
    }

    [Step] private static async partial Task Ship(int count) => await Task.Yield();
}
