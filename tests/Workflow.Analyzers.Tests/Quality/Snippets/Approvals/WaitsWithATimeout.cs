namespace Shop;

public sealed record Expense(string Id, decimal Amount);

public partial class ExpenseWorkflows
{
    [Workflow]
    public async partial Task<string> Submit(Expense expense)
    {
        Task<bool> review = Review(expense);
        try
        {
            return await review.WaitAsync(TimeSpan.FromDays(2)) ? "approved" : "rejected";
        }
        catch (TimeoutException)
        {
            await Remind(expense.Id);
            return await review ? "approved late" : "rejected late";
        }
    }

    [Step] private static async partial Task<bool> Review(Expense expense) { await Task.Yield(); return expense.Amount < 100; }
    [Step] private static async partial Task Remind(string id) => await Task.Yield();
}
