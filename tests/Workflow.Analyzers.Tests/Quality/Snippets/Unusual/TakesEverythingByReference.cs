namespace Shop;

public partial class ByReference
{
    [Workflow]
    public async partial Task<int> Run(string text, int count)
    {
        if (!int.TryParse(text, out int number) || !Split(in text, out string head, ref count)) return -1;
        int[] own = [number, count];
        ref int first = ref own[0]; // WFL3001
        first++;
        (own[0], own[1]) = (own[1], own[0]);
        Bump(ref own[1]);
        int sum = own.Sum();
        await Ship(head, sum);
        return sum;

        static void Bump(ref int place) => place++;
    }

    private static bool Split(in string text, out string head, ref int count)
    {
        head = text[..1];
        count += text.Length;
        return true;
    }

    [Step] private static async partial Task Ship(string head, int count) => await Task.Yield();
}
