using Microsoft.Extensions.Logging;
using System.IO;

namespace Shop;

public sealed class Audit(string path)
{
    public void Write(string line) => File.AppendAllText(path, line + Environment.NewLine);
}

public partial class AuditedPayments(Audit audit, ILogger<AuditedPayments> logger)
{
    [Workflow]
    public async partial Task Transfer(string from, string to, decimal amount)
    {
        logger.LogInformation("transfer of {Amount}", amount); // WFL2007
        await Withdraw(from, amount);
        audit.Write($"{from} → {to}: {amount}"); // WFL2007
        await Deposit(to, amount);
    }

    [Step] private static async partial Task Withdraw(string account, decimal amount) => await Task.Yield();
    [Step] private static async partial Task Deposit(string account, decimal amount) => await Task.Yield();
}
