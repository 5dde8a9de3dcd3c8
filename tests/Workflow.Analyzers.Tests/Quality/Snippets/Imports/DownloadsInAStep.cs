using System.Net.Http;
using System.Net.Http.Json;

namespace Shop;

public sealed record Feed(string Title, List<string> Entries);

public partial class FeedImport(HttpClient http)
{
    [Workflow]
    public async partial Task<string[]> Import(string[] addresses)
    {
        Uri[] all = [.. addresses.Select(address => new UriBuilder(address) { Scheme = "https" }.Uri)];
        Feed?[] feeds = await Task.WhenAll(all.Select(Load));
        return [.. feeds.OfType<Feed>().SelectMany(feed => feed.Entries).Distinct().Order(StringComparer.Ordinal)];
    }

    [Step(Timeout = "20s")]
    private async partial Task<Feed?> Load(Uri address) => await http.GetFromJsonAsync<Feed>(address);
}
