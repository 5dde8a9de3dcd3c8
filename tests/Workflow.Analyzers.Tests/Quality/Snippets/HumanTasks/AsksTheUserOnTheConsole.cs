namespace Shop;

public partial class ConsoleTasks
{
    [Workflow]
    public async partial Task<string> Ask(string question)
    {
        await Announce(question);
        string? answer = Console.ReadLine(); // WFL2007
        return answer ?? "";
    }

    [Step]
    private static async partial Task Announce(string question) => await Task.Yield();
}
