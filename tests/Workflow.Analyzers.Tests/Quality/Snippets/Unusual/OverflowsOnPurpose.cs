namespace Shop;

public partial class Overflow
{
    [Workflow]
    public async partial Task<int> Run(nint wide, nuint unsigned, Half half, Int128 huge, char letter, sbyte small)
    {
        unchecked
        {
            int hash = 17;
            hash = (hash * 31) + (int)wide;
            hash = (hash << 3) ^ (hash >>> 2) ^ (int)unsigned ^ ~small;
            await Ship(hash);
        }

        return checked((int)huge + letter + (int)half);
    }

    [Step] private static async partial Task Ship(int count) => await Task.Yield();
}
