using System.IO;
using System.Net;

namespace Shop;

public sealed class GatewayException(HttpStatusCode code, Stream body) : Exception($"{code}: {body.Length} bytes");

public partial class CaughtPayments
{
    [Workflow]
    public async partial Task<bool> Pay(string card)
    {
        try
        {
            await Charge(card);
            return true;
        }
        catch (GatewayException) // WFL3012
        {
            await Cancel(card);
            return false;
        }
    }

    [Step] private static async partial Task Charge(string card) => await Task.Yield();
    [Step] private static async partial Task Cancel(string card) => await Task.Yield();
}
