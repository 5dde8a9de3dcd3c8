namespace Shop;

public sealed record Contract(string Id, string[] Parties);

public partial class SigningHelpers
{
    [Workflow]
    public async partial Task SignAll(Contract contract)
    {
        foreach (string party in contract.Parties) await SignOne(contract.Id, party); // WFL1017
    }

    private async Task SignOne(string contract, string party)
    {
        await Invite(contract, party);
        await Invite(contract, "witness of " + party);
    }

    [Step]
    private static async partial Task Invite(string contract, string party) => await Task.Yield();
}
