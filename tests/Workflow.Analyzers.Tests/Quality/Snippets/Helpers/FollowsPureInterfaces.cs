namespace Shop;

public interface IRule { bool Allows(string product, int quantity); }

public sealed class MaximumRule(int most) : IRule
{
    public bool Allows(string product, int quantity) => quantity <= most;
}

public sealed class NameRule : IRule
{
    private static readonly char[] Forbidden = ['<', '>'];

    public bool Allows(string product, int quantity) => product.IndexOfAny(Forbidden) < 0;
}

public partial class RuleWorkflows(IEnumerable<IRule> rules)
{
    [Workflow]
    public async partial Task<bool> Check(string product, int quantity)
    {
        bool allowed = rules.All(rule => rule.Allows(product, quantity));
        await Record(product, allowed);
        return allowed;
    }

    [Step]
    private static async partial Task Record(string product, bool allowed) => await Task.Yield();
}
