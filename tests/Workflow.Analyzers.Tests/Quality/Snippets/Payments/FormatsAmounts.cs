using System.Globalization;
using System.Text;

namespace Shop;

public sealed record Statement(string Account, IReadOnlyList<decimal> Amounts, string Culture, DateTimeOffset From);

public partial class StatementWorkflows
{
    [Workflow]
    public async partial Task<string> Print(Statement statement)
    {
        CultureInfo culture = CultureInfo.GetCultureInfo(statement.Culture);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Account {statement.Account} since {statement.From:O}").AppendLine();
        foreach (decimal amount in statement.Amounts) text.AppendLine(amount.ToString("N2", culture));
        text.Append(statement.From.AddDays(30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        string page = text.ToString();
        await Send(statement.Account, page);
        return page;
    }

    [Step]
    private static async partial Task Send(string account, string page) => await Task.Yield();
}
