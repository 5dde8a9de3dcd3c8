using System.Globalization;

namespace Shop;

public sealed record Bill(string Id, decimal Total, DateTime Due);

public partial class BillWorkflows
{
    [Workflow]
    public async partial Task Remind(Bill bill)
    {
        string total = bill.Total.ToString("C", CultureInfo.CurrentCulture); // WFL2012
        string due = TimeZoneInfo.ConvertTime(bill.Due, TimeZoneInfo.Local).ToString("d", CultureInfo.InvariantCulture); // WFL2012
        await Send(bill.Id, $"{total} until {due}");
    }

    [Step]
    private static async partial Task Send(string id, string text) => await Task.Yield();
}
