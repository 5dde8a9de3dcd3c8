namespace Shop;

public sealed record Contract(string Id, string[] Parties);

public partial class SigningWorkflows
{
    [Workflow]
    public async partial Task<bool> SignAll(Contract contract)
    {
        foreach (string party in contract.Parties)
        {
            if (!await SignOne(contract.Id, party)) return false;
        }

        await Archive(contract);
        return true;
    }

    [Workflow]
    private async partial Task<bool> SignOne(string contract, string party)
    {
        await Invite(contract, party);
        await Durable.Delay("1d");
        return await HasSigned(contract, party);
    }

    [Step] private static async partial Task Invite(string contract, string party) => await Task.Yield();
    [Step] private static async partial Task<bool> HasSigned(string contract, string party) { await Task.Yield(); return party != ""; }
    [Step] private static async partial Task Archive(Contract contract) => await Task.Yield();
}
