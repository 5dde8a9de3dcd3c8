namespace Shop;

public interface IRates { Task<decimal> GetAsync(string currency); }

public partial class RateSteps(IRates rates)
{
    [Step]
    public async partial Task<decimal> RateOf(string currency) => await rates.GetAsync(currency).ConfigureAwait(false);
}

public partial class ConversionWorkflows(RateSteps steps)
{
    [Workflow]
    public async partial Task<decimal> Convert(decimal amount, string from, string to)
    {
        Task<decimal> left = steps.RateOf(from);
        Task<decimal> right = steps.RateOf(to);
        decimal[] both = await Task.WhenAll(left, right);
        return amount * both[0] / both[1];
    }
}
