using System.Net;

namespace Shop;

public sealed record Answer(HttpStatusCode Code, Uri Address, string Body);

public partial class StatusWorkflows
{
    [Workflow]
    public async partial Task<bool> Run(Uri address)
    {
        Answer answer = await Get(new Uri(address, "/health?" + WebUtility.UrlEncode("full check")));
        return answer.Code switch
        {
            HttpStatusCode.OK or HttpStatusCode.NoContent => true,
            HttpStatusCode.TooManyRequests => await Run(answer.Address),
            >= HttpStatusCode.InternalServerError => throw new RetryableException("server", TimeSpan.FromSeconds(5)),
            _ => IPAddress.TryParse(answer.Body, out IPAddress? ip) && IPAddress.IsLoopback(ip),
        };
    }

    [Step]
    private static async partial Task<Answer> Get(Uri address) { await Task.Yield(); return new Answer(HttpStatusCode.OK, address, ""); }
}
