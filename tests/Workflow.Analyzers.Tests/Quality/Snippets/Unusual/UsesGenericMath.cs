using System.Numerics;

namespace Shop;

public readonly record struct Money(decimal Amount) : IAdditionOperators<Money, Money, Money>, IAdditiveIdentity<Money, Money>
{
    public static Money AdditiveIdentity => new(0);

    public static Money operator +(Money left, Money right) => new(left.Amount + right.Amount);

    public static Money operator checked ++(Money money) => new(checked(money.Amount + 1));

    public static Money operator ++(Money money) => new(money.Amount + Random.Shared.Next());

    public static implicit operator Money(int amount) => new(amount);
}

public partial class GenericMath
{
    [Workflow]
    public async partial Task<Money> Run(List<Money> prices)
    {
        Money sum = Sum<Money>(prices);
        checked { sum++; }
        sum++; // WFL2003
        await Ship(sum + 1);
        return sum;
    }

    private static T Sum<T>(IEnumerable<T> values) where T : IAdditionOperators<T, T, T>, IAdditiveIdentity<T, T> =>
        values.Aggregate(T.AdditiveIdentity, static (sum, each) => sum + each);

    [Step] private static async partial Task Ship(Money sum) => await Task.Yield();
}
