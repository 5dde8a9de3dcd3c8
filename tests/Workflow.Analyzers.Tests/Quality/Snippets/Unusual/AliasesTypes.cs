using Clock = System.DateTime;
using Pair = (int Left, string Right);
using static System.Guid;
using static System.Math;
using unsafe Pointer = int*;

namespace Shop;

public partial class Aliases
{
    [Workflow]
    public async partial Task<Pair> Run(Pair pair)
    {
        Clock now = Clock.Now; // WFL2001
        string id = NewGuid().ToString(); // WFL2002
        pair.Left = Max(pair.Left, now.Year);
        await Ship(id, pair);
        return pair;
    }

    [Step] private static async partial Task Ship(string id, Pair pair) => await Task.Yield();
}
