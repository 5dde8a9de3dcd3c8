namespace Shop;

public partial class Jumps
{
    [Workflow]
    public async partial Task<int> Run(int count)
    {
        int round = 0;
    again:
        switch (round)
        {
            case 0 when count > 3:
                goto case 2;
            case 1:
            case 2:
                await Ship(round);
                goto default;
            default:
                round++;
                break;
        }

        if (round < count) goto again;
        do
        {
            try
            {
                if (round-- == 2) continue;
                await Ship(round);
            }
            catch (InvalidOperationException e) when (e.Message is { Length: > 0 } || round > 1)
            {
                await Ship(-1);
                throw;
            }
            finally
            {
                await Ship(round);
            }
        }
        while (round > 0);
        return round;
    }

    [Step] private static async partial Task Ship(int count) => await Task.Yield();
}
