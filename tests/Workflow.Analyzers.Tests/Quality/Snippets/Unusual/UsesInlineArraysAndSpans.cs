using System.Runtime.CompilerServices;

namespace Shop;

[InlineArray(4)]
public struct Four { private int _first; }

public partial class InlineArrays
{
    [Workflow]
    public async partial Task<int> Run(int[] numbers)
    {
        int sum = Sum(numbers);
        Four four = default;
        four[0] = sum;
        foreach (int each in four) sum += each;
        numbers.AsSpan()[1..].Clear(); // WFL3004
        scoped Span<int> own = stackalloc int[] { 1, 2 }; // WFL3001
        own[^1] = 3;
        sum += own[1];
        await Ship(sum);
        return sum;
    }

    private static int Sum(ReadOnlySpan<int> numbers)
    {
        int sum = 0;
        foreach (ref readonly int each in numbers) sum += each;
        return sum;
    }

    [Step] private static async partial Task Ship(int count) => await Task.Yield();
}
