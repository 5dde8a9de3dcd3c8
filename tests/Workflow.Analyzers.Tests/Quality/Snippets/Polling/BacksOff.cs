namespace Shop;

public static class BackOff
{
    public static TimeSpan For(int attempt, TimeSpan first, TimeSpan longest)
    {
        double seconds = first.TotalSeconds * Math.Pow(2, attempt);
        return seconds < longest.TotalSeconds ? TimeSpan.FromSeconds(seconds) : longest;
    }
}

public partial class BackingOff
{
    [Workflow]
    public async partial Task<string?> Run(Uri address, int most = 8)
    {
        string? body = null;
        int attempt = 0;
        DateTimeOffset begun = Durable.UtcNow;
        while (body is null && attempt < most)
        {
            body = await Get(address);
            if (body is null) await Durable.Delay(BackOff.For(attempt++, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)));
        }

        Durable.LogEvent("polled", new Dictionary<string, string> { ["after"] = (Durable.UtcNow - begun).ToString("c") });
        return body;
    }

    [Step]
    private static async partial Task<string?> Get(Uri address) { await Task.Yield(); return address.IsAbsoluteUri ? null : ""; }
}
