namespace Shop;

public interface IRates { Task<decimal> GetAsync(string currency); }

public partial class RateWorkflows(IRates rates)
{
    [Workflow]
    public async partial Task<decimal> Convert(decimal amount, string currency)
    {
        decimal rate = await rates.GetAsync(currency); // WFL2006
        await Book(amount * rate);
        return amount * rate;
    }

    [Step]
    private static async partial Task Book(decimal amount) => await Task.Yield();
}
