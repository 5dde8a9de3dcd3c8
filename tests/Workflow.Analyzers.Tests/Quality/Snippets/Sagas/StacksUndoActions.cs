namespace Shop;

public partial class StackedUndo
{
    [Workflow]
    public async partial Task<bool> Run(string[] rooms)
    {
        var undo = new Stack<Func<Task>>(); // WFL3002
        try
        {
            foreach (string room in rooms)
            {
                await Hold(room);
                undo.Push(() => Release(room));
            }

            return true;
        }
        catch (InvalidOperationException)
        {
            while (undo.TryPop(out Func<Task>? action)) await action();
            return false;
        }
    }

    [Step] private static async partial Task Hold(string room) => await Task.Yield();
    [Step] private static async partial Task Release(string room) => await Task.Yield();
}
