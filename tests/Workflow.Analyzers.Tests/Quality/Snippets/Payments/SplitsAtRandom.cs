namespace Shop;

public partial class LotteryWorkflows
{
    [Workflow]
    public async partial Task<int> Draw(string[] players)
    {
        var random = new Random(); // WFL2003
        int winner = random.Next(players.Length);
        await Notify(players[winner]);
        return winner;
    }

    [Step]
    private static async partial Task Notify(string player) => await Task.Yield();
}
