namespace Shop;

public static class Sorting
{
    public static void Swap(ref int left, ref int right) => (left, right) = (right, left);

    public static int[] Sorted(ReadOnlySpan<int> values)
    {
        int[] copy = values.ToArray();
        for (int end = copy.Length - 1; end > 0; end--)
        {
            for (int index = 0; index < end; index++)
            {
                if (copy[index] > copy[index + 1]) Swap(ref copy[index], ref copy[index + 1]);
            }
        }

        return copy;
    }
}

public partial class SortingWorkflows
{
    [Workflow]
    public async partial Task<int[]> Run(string id)
    {
        int[] values = await Load(id);
        int[] sorted = Sorting.Sorted(values);
        sorted.AsSpan().Reverse();
        return sorted;
    }

    [Step]
    private static async partial Task<int[]> Load(string id) { await Task.Yield(); return [id.Length]; }
}
