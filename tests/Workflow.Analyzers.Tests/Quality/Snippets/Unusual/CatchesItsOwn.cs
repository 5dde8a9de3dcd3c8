namespace Shop;

public sealed class Refused(string reason, int code) : Exception(reason) { public int Code => code; }

public partial class Catching
{
    [Workflow]
    public async partial Task<string> Run(string order)
    {
        Stack<Func<Task>> undo = new(); // WFL3002
        try
        {
            undo.Push(async () => await Ship("undo " + order));
            return await Ship(order);
        }
        catch (Refused refused) when (refused is { Code: > 3 and var code } && code % 2 == 0) // WFL3012
        {
            return $"{code}";
        }
        catch (Exception e) when (Logged(e))
        {
            while (undo.TryPop(out Func<Task>? action)) await action();
            throw new InvalidOperationException(order, e);
        }

        static bool Logged(Exception e) => e.HResult != Environment.TickCount; // WFL2001
    }

    [Step] private static async partial Task<string> Ship(string order) { await Task.Yield(); return order; }
}
