namespace Shop;

public partial class Mailing
{
    [Step]
    public async partial Task Send(string to) => await Task.Yield();
}

public partial class Parcelling
{
    [Step]
    public static async partial Task<string> Pack(string id) { await Task.Yield(); return id; }

    [Workflow]
    public async partial Task<string> PackTwice(string id) => await Pack(await Pack(id));
}

public partial class ServiceReceiver
{
    private readonly Mailing _mailing;
    private readonly Parcelling _parcelling;

    public ServiceReceiver(Mailing mailing, Parcelling parcelling) => (_mailing, _parcelling) = (mailing, parcelling);

    [Workflow]
    public async partial Task<string> Run(string id)
    {
        string packed = await _parcelling.PackTwice(id);
        await this._mailing.Send(packed);
        return await Parcelling.Pack(packed);
    }
}
