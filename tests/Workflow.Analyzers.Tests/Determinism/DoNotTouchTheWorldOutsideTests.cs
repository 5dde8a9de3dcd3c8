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

    [Theory]
    [InlineData("ILogger<Orders> logger", "logger.[|LogInformation|](\"a {Id}\", order.Id);", "")]
    [InlineData("ILogger<Orders> logger", "logger?.[|LogError|](new Exception(), \"a\");", "")]
    [InlineData("ILogger<Orders> logger", "[|LoggerExtensions.LogWarning|](logger, \"a\");", "")]
    [InlineData("ILogger<Orders> logger", "logger.[|Log|](LogLevel.Information, 1, order, null, (o, _) => o.Id);", "")]
    [InlineData("ILogger<Orders> logger", "ILogger log = logger; log.[|LogDebug|](\"a\");", "")]
    [InlineData("ILogger<Orders> logger", "[|Note|](order.Id);", "private void Note(string id) => logger.LogInformation(id);")]
    [InlineData("ILogger<Orders> logger", "[|Note|](logger, order.Id);", "private static void Note(ILogger<Orders> log, string id) => log.LogInformation(id);")]
    [InlineData("ILogger logger", "logger.[|LogCritical|](\"a\");", "")]
    [InlineData("ILogger logger", "_log.[|LogTrace|](\"a\");", "private readonly ILogger _log = logger;")]
    [InlineData("ILogger logger", "Log.[|LogTrace|](\"a\"); logger.[|Log|](LogLevel.None, \"a\");", "private ILogger Log { get; } = logger;")]
    [InlineData("ILoggerFactory loggers", "_log?.[|LogInformation|](\"a\");", "private readonly ILogger _log = loggers.CreateLogger(\"a\");")]
    [InlineData("ILoggerFactory loggers", "loggers.CreateLogger<Orders>().[|LogInformation|](\"a\");", "")]
    [InlineData("Notes notes", "notes.[|Write|](order.Id);", "} public sealed class Notes(ILogger<Notes> logger) { private readonly ILogger _log = logger; public void Write(string id) => _log.LogInformation(id);")]
    public Task Lines_to_loggers_of_the_host_are_reported(string parameters, string body, string members) => Rule.Reports(WithLogger(parameters, body, members));

    [Theory]
    [InlineData("ILogger<Orders> logger", "Durable.Logger.LogInformation(\"a\"); Durable.Logger.Log(LogLevel.None, 1, order, null, (o, _) => o.Id);", "")]
    [InlineData("ILogger<Orders> logger", "ILogger log = Durable.Logger; log.LogInformation(\"a\");", "")]
    [InlineData("ILogger<Orders> logger", "ILogger log = logger; log = Durable.Logger; log.LogInformation(\"a\");", "")]
    [InlineData("ILogger<Orders> logger", "Note(Durable.Logger, order.Id);", "private static void Note(ILogger log, string id) => log.LogInformation(id);")]
    [InlineData("ILogger<Orders> logger", "new Notes(Durable.Logger).Write(order.Id);", "} public sealed class Notes(ILogger log) { private readonly ILogger _log = log; public void Write(string id) { log.LogInformation(id); _log.LogInformation(id); }")]
    [InlineData("ILogger<Orders> logger", "Log.LogInformation(\"a\");", "private static ILogger Log => Durable.Logger;")]
    [InlineData("ILogger<Orders> logger", "bool isLogged = logger.IsEnabled(LogLevel.Debug); using var scope = logger.BeginScope(\"a\");", "")]
    [InlineData("ILogger<Orders> logger", "Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance.LogInformation(\"a\");", "")]
    [InlineData("ILogger<Orders> logger", "await Note(order.Id);", "[Step] private async partial Task Note(string id) { await Task.Yield(); logger.LogInformation(id); }")]
    [InlineData("Notes logger", "logger.Log(order.Id);", "} public sealed class Notes { public void Log(string id) => _ = id;")]
    public Task Lines_to_the_runs_own_logger_or_one_that_may_be_it_or_from_steps_are_fine(string parameters, string body, string members) =>
        Rule.IsSilentOn(WithLogger(parameters, body, members));

    [Fact]
    public Task The_message_on_a_logger_says_where_to_write() => Rule.Says(
        "Workflow 'Orders.Process' touches the world outside the run with 'LoggerExtensions.LogInformation', again whenever it is replayed, and perhaps to another end; "
            + "write to Durable.Logger, or move it into a [Step]",
        WithLogger("ILogger<Orders> logger", "logger.[|LogInformation|](order.Id);", ""));

    private static string WithLogger(string parameters, string body, string members) => "using Microsoft.Extensions.Logging;\n"
        + Shop.With(body + " await Ship(order.Id);", members).Replace("class Orders\n", $"class Orders({parameters})\n", StringComparison.Ordinal);
}
