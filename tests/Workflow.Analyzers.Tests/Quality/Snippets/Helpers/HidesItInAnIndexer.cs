namespace Shop;

public sealed class Slots(int count)
{
    public int Count => count;

    public string this[int index] => $"{index}/{Environment.ProcessorCount}";

    public void Deconstruct(out int size, out DateTime moment) => (size, moment) = (count, DateTime.Now);
}

public partial class SlotWorkflows
{
    [Workflow]
    public async partial Task<string> Run(int count)
    {
        var slots = new Slots(count);
        string slot = slots[count - 1]; // WFL2012
        (int size, DateTime moment) = slots; // WFL2001
        await Save(slot, size, moment);
        return slot;
    }

    [Step]
    private static async partial Task Save(string slot, int size, DateTime moment) => await Task.Yield();
}
