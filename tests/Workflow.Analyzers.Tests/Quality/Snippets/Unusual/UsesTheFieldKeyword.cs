namespace Shop;

public partial class FieldKeyword
{
    public string Name { get => field ?? "none"; init => field = value.Trim(); }

    public int Count { get; set => field = value < 0 ? 0 : value; }

    [Workflow]
    public async partial Task<string> Run(string order)
    {
        await Ship(order + Name);
        return order;
    }

    [Step] private static async partial Task Ship(string order) => await Task.Yield();
}
