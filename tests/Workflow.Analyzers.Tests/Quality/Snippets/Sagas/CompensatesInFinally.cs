namespace Shop;

public partial class ReservingWorkflows
{
    [Workflow]
    public async partial Task<int> Reserve(string[] rooms)
    {
        int reserved = 0;
        bool done = false;
        try
        {
            for (; reserved < rooms.Length; reserved++) await Hold(rooms[reserved]);
            done = true;
        }
        finally
        {
            if (!done)
            {
                for (int index = reserved - 1; index >= 0; index--) await Release(rooms[index]);
            }
        }

        return reserved;
    }

    [Step] private static async partial Task Hold(string room) => await Task.Yield();
    [Step] private static async partial Task Release(string room) => await Task.Yield();
}
