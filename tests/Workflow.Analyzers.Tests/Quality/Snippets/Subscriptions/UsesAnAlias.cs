using Clock = System.DateTime;
using static System.Guid;

namespace Shop;

public partial class AliasedSubscriptions
{
    [Workflow]
    public async partial Task<string> Renew(string customer)
    {
        Clock today = Clock.Today; // WFL2001
        string key = NewGuid().ToString("N"); // WFL2002
        await Charge(customer, key, today);
        return key;
    }

    [Step]
    private static async partial Task Charge(string customer, string key, DateTime day) => await Task.Yield();
}
