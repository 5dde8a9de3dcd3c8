namespace Shop;

public static class Trace
{
    public static void Say(string text) => Console.Error.WriteLine($"saga: {text}");
}

public partial class TalkativeSaga
{
    [Workflow]
    public async partial Task Run(string id)
    {
        try
        {
            await Begin(id);
        }
        catch (Exception problem)
        {
            Trace.Say(problem.Message); // WFL2007
            await Undo(id);
            throw;
        }
        finally
        {
            Console.WriteLine("done"); // WFL2007
        }
    }

    [Step] private static async partial Task Begin(string id) => await Task.Yield();
    [Step] private static async partial Task Undo(string id) => await Task.Yield();
}
