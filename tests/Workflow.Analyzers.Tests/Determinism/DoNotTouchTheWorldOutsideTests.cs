using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.Determinism.DoNotTouchTheWorldOutsideAnalyzer>;

namespace Workflow.Analyzers.Tests.Determinism;

public sealed class DoNotTouchTheWorldOutsideTests
{
    private const string Usings = "using System.Data.Common; using System.IO; using System.Net.Http; using System.Net.Http.Json;\n";

    [Theory]
    [InlineData("string text = [|File.ReadAllText|](\"a\");")]
    [InlineData("bool exists = new FileInfo(\"a\").[|Exists|];")]
    [InlineData("using var stream = [|new FileStream(\"a\", FileMode.Open)|];")]
    [InlineData("using var reader = [|new StreamReader(\"a\")|];")]
    [InlineData("string path = [|Path.GetTempPath|]();")]
    [InlineData("string text = await new HttpClient().[|GetStringAsync|](\"http://a\");")]
    [InlineData("Order? one = await Http.[|GetFromJsonAsync<Order>|](\"http://a\");")]
    [InlineData("[|Console.WriteLine|](order);")]
    [InlineData("string? line = [|Console.ReadLine|]();")]
    [InlineData("string? home = [|Environment.GetEnvironmentVariable|](\"HOME\");")]
    [InlineData("using var process = [|System.Diagnostics.Process.Start|](\"ls\");")]
    [InlineData("using var socket = [|new System.Net.Sockets.TcpClient()|];")]
    [InlineData("var host = [|System.Net.Dns.GetHostName|]();")]
    [InlineData("Database.[|Open|](); using DbCommand command = Database.[|CreateCommand|](); command.[|ExecuteNonQuery|]();")]
    public Task Files_networks_databases_processes_and_consoles_are_reported(string body) => Rule.Reports(Usings + Shop.With(body, """
        private static HttpClient Http => null!;
        private static DbConnection Database => null!;
        """));

    [Theory]
    [InlineData("string name = Path.Combine(\"a\", Path.GetFileName(order.Id));")]
    [InlineData("using var stream = new MemoryStream(); using var writer = new StreamWriter(stream); writer.Write(order.Id);")]
    [InlineData("using var reader = new StringReader(order.Id); string? line = reader.ReadLine(); string end = Environment.NewLine;")]
    [InlineData("var method = HttpMethod.Post; var request = new HttpRequestMessage(method, \"http://a\"); var body = new StringContent(\"a\");")]
    [InlineData("var address = new System.Net.Mail.MailAddress(\"a@b.c\"); var status = System.Net.HttpStatusCode.OK; string text = System.Net.WebUtility.HtmlEncode(\"a\");")]
    public Task What_stays_in_memory_is_fine(string body) => Rule.IsSilentOn(Usings + Shop.With(body + " await Ship(order.Id);"));

    [Fact]
    public Task A_class_derived_from_one_of_the_frameworks_is_read_and_one_of_another_package_is_judged_as_its_base() => Rule.Reports(Usings + Shop.With("""
        var own = new Own(); own.Ask(); own.[|Send|](); await own.[|GetAsync|]("http://a");
        """, """
        private sealed class Own() : HttpClient(new Handler()) { public string Ask() => "a"; public void Send() => GetAsync("http://a"); }
        private sealed class Handler : HttpMessageHandler
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop) => throw new NotSupportedException();
        }
        """).Replace("new Own();", "[|new Own()|];", StringComparison.Ordinal));

    [Fact]
    public Task The_message_shows_the_chain() => Rule.Says(
        "Workflow 'Orders.Process' touches the world outside the run with 'Process → Template → File.ReadAllText', again whenever it is replayed, and perhaps to another end; "
            + "move it into a [Step]",
        Usings + Shop.With("string text = [|Template|](); await Ship(order.Id);", "private static string Template() => File.ReadAllText(\"a\");"));
}
