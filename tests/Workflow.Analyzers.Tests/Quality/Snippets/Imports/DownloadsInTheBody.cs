using System.Net.Http;

namespace Shop;

public partial class DownloadImport(HttpClient http)
{
    [Workflow]
    public async partial Task<int> Import(string address)
    {
        string text = await http.GetStringAsync(new Uri(address)); // WFL2007
        await Insert(text);
        return text.Length;
    }

    [Step]
    private static async partial Task Insert(string text) => await Task.Yield();
}
