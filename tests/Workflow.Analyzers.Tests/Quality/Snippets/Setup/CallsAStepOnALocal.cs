namespace Shop;

public partial class Shipping(string carrier)
{
    [Step]
    public async partial Task<string> Ship(string id) { await Task.Yield(); return carrier + id; }
}

public partial class LocalReceiver
{
    [Workflow]
    public async partial Task<string> Run(string id, string carrier)
    {
        var shipping = new Shipping(carrier);
        return await shipping.Ship(id); // WFL1018
    }
}
