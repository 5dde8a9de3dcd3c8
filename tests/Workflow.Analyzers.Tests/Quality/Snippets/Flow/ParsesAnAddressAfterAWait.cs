using System.Net;

namespace Shop;

public partial class AddressWorkflows
{
    [Workflow]
    public async partial Task<bool> Run(string host)
    {
        string text = await Resolve(host);
        if (!IPAddress.TryParse(text, out IPAddress? address) || IPAddress.IsLoopback(address)) return false;
        string normal = address.MapToIPv4().ToString();
        await Connect(normal);
        return true;
    }

    [Step] private static async partial Task<string> Resolve(string host) { await Task.Yield(); return host; }
    [Step] private static async partial Task Connect(string address) => await Task.Yield();
}
