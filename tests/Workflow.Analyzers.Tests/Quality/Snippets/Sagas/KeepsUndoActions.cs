namespace Shop;

public partial class UndoWorkflows
{
    [Workflow]
    public async partial Task Move(string from, string to)
    {
        Func<Task> undo = () => Deposit(from); // WFL3002
        await Withdraw(from);
        try
        {
            await Deposit(to);
        }
        catch (InvalidOperationException)
        {
            await undo();
        }
    }

    [Step] private static async partial Task Withdraw(string account) => await Task.Yield();
    [Step] private static async partial Task Deposit(string account) => await Task.Yield();
}
