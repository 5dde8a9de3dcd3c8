namespace Shop;

public partial class Unsafe
{
    [Workflow]
    public async partial Task<int> Run(int[] numbers)
    {
        int sum = Sum(numbers); // WFL2001
        await Ship(sum);
        return sum + Local(numbers);

        static unsafe int Local(int[] items)
        {
            fixed (int* first = items) return *first + sizeof(int);
        }
    }

    private static unsafe int Sum(int[] numbers)
    {
        int sum = 0;
        int* copy = stackalloc int[2];
        fixed (int* first = numbers)
        {
            for (int* each = first; each < first + numbers.Length; each++) sum += *each;
        }

        copy[0] = sum;
        delegate*<int, int, int> max = &Math.Max;
        return max(copy[0], Environment.TickCount & 0);
    }

    [Step] private static async partial Task Ship(int count) => await Task.Yield();
}
