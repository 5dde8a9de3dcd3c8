using Refactoring = Workflow.Analyzers.Tests.Kit.Refactoring<Workflow.CodeFixes.Refactorings.ExtractToStepRefactoring>;

namespace Workflow.Analyzers.Tests.Refactorings;

public sealed class ExtractToStepTests
{
    /// <param name="body">The lines of the workflow's body.</param>
    /// <param name="step">The lines of the step that is expected, or none.</param>
    private static string Orders(string body, string step = "") => $$"""
        using System.Net.Http;

        public record Line(string Article, int Count);

        public static class Helpers { public static Task<string> Ship(HttpClient http, string order) => http.GetStringAsync(order); }

        public partial class Orders(HttpClient http)
        {
            private readonly List<string> _log = [];

            /// <summary>Processes.</summary>
            [Workflow]
            public async partial Task<string> Process(string order, Line line, CancellationToken stop)
            {
        {{Indented(body, 8)}}
            }
        {{(step.Length == 0 ? "" : "\n" + Indented(step, 4) + "\n")}}
            [Step]
            private async partial Task<string> Ship(string order) => await http.GetStringAsync(order);

            private async Task Helper(string order) => await Ship(order);
        }
        """;

    private static string Indented(string lines, int by) => string.Join('\n', lines.Split('\n').Select(line => line.Length == 0 ? line : new string(' ', by) + line));

    private static Task Turns(string body, string after, string step) => Refactoring.Turns(Orders(body), Orders(after, step));

    [Theory]
    [InlineData("return [|await http.GetStringAsync(order)|];", "return await GetString(order);")]
    [InlineData("return await [|http.GetStringAsync(order)|];", "return await GetString(order);")]
    [InlineData("string page = await [|http.GetStringAsync(order)|]; // slow\nreturn page;", "string page = await GetString(order); // slow\nreturn page;")]
    [InlineData("[|string page = await http.GetStringAsync(order);|]\nreturn page;", "string page = await GetString(order);\nreturn page;")]
    [InlineData("string page;\n[|page = await http.GetStringAsync(order);|]\nreturn page;", "string page;\npage = await GetString(order);\nreturn page;")]
    [InlineData("return ([|await http.GetStringAsync(order)|]).Trim();", "return (await GetString(order)).Trim();")]
    [InlineData("return await Ship([| await http.GetStringAsync(order) |]);", "return await Ship( await GetString(order) );")]
    [InlineData("Task<string> page = [|http.GetStringAsync(order)|];\nreturn await page;", "Task<string> page = GetString(order);\nreturn await page;")]
    public Task An_awaited_expression_becomes_a_step(string body, string after) => Turns(
        body, after,
        """
        [Step]
        private async partial Task<string> GetString(string order) => await http.GetStringAsync(order);
        """);

    [Fact]
    public Task An_expression_that_awaits_nothing_becomes_a_step_that_is_done_at_once() => Turns(
        "int size = [|System.IO.File.ReadAllText(order).Length|];\nreturn order + size;",
        "int size = await ReadLength(order);\nreturn order + size;",
        """
        [Step]
        private partial Task<int> ReadLength(string order) => Task.FromResult(System.IO.File.ReadAllText(order).Length);
        """);

    [Theory]
    [InlineData("return [|System.IO.File.ReadAllText(order)|].Trim();", "return (await ReadAllText(order)).Trim();")]
    [InlineData("string page = order + [|System.IO.File.ReadAllText(order)|].Length;\nreturn page;", "string page = order + (await ReadAllText(order)).Length;\nreturn page;")]
    [InlineData("return [|System.IO.File.ReadAllText(order)|][..1];", "return (await ReadAllText(order))[..1];")]
    [InlineData("return [|System.IO.File.ReadAllText(order)|]!.Trim();", "return (await ReadAllText(order))!.Trim();")]
    [InlineData("return [|System.IO.File.ReadAllText(order)|]?.Trim() ?? order;", "return (await ReadAllText(order))?.Trim() ?? order;")]
    public Task What_stands_before_a_dot_is_awaited_in_parentheses(string body, string after) => Turns(
        body, after,
        """
        [Step]
        private partial Task<string> ReadAllText(string order) => Task.FromResult(System.IO.File.ReadAllText(order));
        """);

    [Fact]
    public Task A_receiver_takes_along_what_it_reads_and_leaves_what_its_lambdas_declare() => Turns(
        "return [|System.IO.File.ReadAllLines(order).Where(each => each != line.Article && http.Timeout > TimeSpan.Zero).ToList()|].First();",
        "return (await ToList(order, line)).First();",
        """
        [Step]
        private partial Task<List<string>> ToList(string order, Line line) => Task.FromResult(System.IO.File.ReadAllLines(order).Where(each => each != line.Article && http.Timeout > TimeSpan.Zero).ToList());
        """);

    [Fact]
    public Task What_takes_its_type_from_its_target_states_it() => Turns(
        "List<string> all = [|new(_log)|];\nreturn all[0];",
        "List<string> all = await GetAll();\nreturn all[0];",
        """
        [Step]
        private partial Task<List<string>> GetAll() => Task.FromResult<List<string>>(new(_log));
        """);

    [Fact]
    public Task Variables_of_patterns_go_with_their_statement() => Turns(
        """
        [|if (line is { Article: { Length: > 1 } article, Count: var count }) _log.Add(article + count);|]
        return order;
        """,
        """
        await RunStep(line);
        return order;
        """,
        """
        [Step]
        private partial Task RunStep(Line line)
        {
            if (line is { Article: { Length: > 1 } article, Count: var count }) _log.Add(article + count);
            return Task.CompletedTask;
        }
        """);

    [Fact]
    public Task What_is_given_by_out_comes_back() => Turns(
        """
        [|if (!int.TryParse(order, out int number)) number = _log.Count;
        _log.Add(order);|]
        return order + number;
        """,
        """
        int number = await GetNumber(order);
        return order + number;
        """,
        """
        [Step]
        private partial Task<int> GetNumber(string order)
        {
            if (!int.TryParse(order, out int number)) number = _log.Count;
            _log.Add(order);
            return Task.FromResult<int>(number);
        }
        """);

    [Fact]
    public Task A_generic_class_gets_a_step_with_its_own_parameters_where_they_are_plain() => Refactoring.Turns(
        """
        [WorkflowTypeArguments("text", typeof(string))]
        public partial class Orders<T>(Func<string, T> parse)
        {
            [Workflow]
            public async partial Task<string> Process(T first, string path)
            {
                string text = [|System.IO.File.ReadAllText(path + parse(path))|].Trim();
                return text + first;
            }
        }
        """,
        """
        [WorkflowTypeArguments("text", typeof(string))]
        public partial class Orders<T>(Func<string, T> parse)
        {
            [Workflow]
            public async partial Task<string> Process(T first, string path)
            {
                string text = (await ReadAllText(path)).Trim();
                return text + first;
            }

            [Step]
            private partial Task<string> ReadAllText(string path) => Task.FromResult(System.IO.File.ReadAllText(path + parse(path)));
        }
        """);

    [Fact]
    public Task A_result_that_may_be_null_is_declared_so() => Turns(
        "string? page = [|Environment.GetEnvironmentVariable(order)|];\nreturn page ?? order;",
        "string? page = await GetEnvironmentVariable(order);\nreturn page ?? order;",
        """
        [Step]
        private partial Task<string?> GetEnvironmentVariable(string order) => Task.FromResult(Environment.GetEnvironmentVariable(order));
        """);

    [Fact]
    public Task An_expression_whose_type_comes_from_its_place_states_it() => Turns(
        "List<string> all = [|[order, line.Article, .. _log]|];\nreturn all[0];",
        "List<string> all = await GetAll(order, line);\nreturn all[0];",
        """
        [Step]
        private partial Task<List<string>> GetAll(string order, Line line) => Task.FromResult<List<string>>([order, line.Article, .. _log]);
        """);

    [Fact]
    public Task A_statement_without_a_result_becomes_a_step_without_one() => Turns(
        """
        // First.
        [|await http.PostAsync(order, null, stop);|]

        return order;
        """,
        """
        // First.
        await Post(order, stop);

        return order;
        """,
        """
        [Step]
        private async partial Task Post(string order, CancellationToken stop) => await http.PostAsync(order, null, stop);
        """);

    [Fact]
    public Task Statements_become_a_step_that_returns_the_local_that_is_read_later() => Turns(
        """
        string url = "https://" + order;
        [|using HttpResponseMessage answer = await http.GetAsync(url, stop);
        // Whole.
        string page = await answer.Content.ReadAsStringAsync(stop);|]
        return page + url;
        """,
        """
        string url = "https://" + order;
        string page = await GetPage(stop, url);
        return page + url;
        """,
        """
        [Step]
        private async partial Task<string> GetPage(CancellationToken stop, string url)
        {
            using HttpResponseMessage answer = await http.GetAsync(url, stop);
            // Whole.
            string page = await answer.Content.ReadAsStringAsync(stop);
            return page;
        }
        """);

    [Fact]
    public Task Several_locals_come_back_as_a_tuple() => Turns(
        """
        int count = 0;
        [|string page = await http.GetStringAsync(order);
        count += page.Length;|]
        return page + count;
        """,
        """
        int count = 0;
        (count, string page) = await GetCountAndPage(order, count);
        return page + count;
        """,
        """
        [Step]
        private async partial Task<(int count, string page)> GetCountAndPage(string order, int count)
        {
            string page = await http.GetStringAsync(order);
            count += page.Length;
            return (count, page);
        }
        """);

    [Fact]
    public Task A_variable_that_is_set_only_sometimes_goes_in_and_comes_out() => Turns(
        """
        [|if (line.Count > 1)
        {
            order = await http.GetStringAsync(order);
        }|]
        return order;
        """,
        """
        order = await GetOrder(order, line);
        return order;
        """,
        """
        [Step]
        private async partial Task<string> GetOrder(string order, Line line)
        {
            if (line.Count > 1)
            {
                order = await http.GetStringAsync(order);
            }
            return order;
        }
        """);

    [Fact]
    public Task A_variable_that_is_set_only_is_declared_in_the_step() => Turns(
        """
        string page;
        [|page = System.IO.File.ReadAllText(order);
        _log.Add(page);|]
        page = order;
        return page;
        """,
        """
        string page;
        await ReadAllText(order);
        page = order;
        return page;
        """,
        """
        [Step]
        private partial Task ReadAllText(string order)
        {
            string page;
            page = System.IO.File.ReadAllText(order);
            _log.Add(page);
            return Task.CompletedTask;
        }
        """);

    [Fact]
    public Task A_lambda_of_the_workflow_can_call_the_step() => Turns(
        "string[] pages = await Task.WhenAll(new[] { order }.Select(async each => [|await http.GetStringAsync(each + line.Article)|]));\nreturn pages[0];",
        "string[] pages = await Task.WhenAll(new[] { order }.Select(async each => await GetString(line, each)));\nreturn pages[0];",
        """
        [Step]
        private async partial Task<string> GetString(Line line, string each) => await http.GetStringAsync(each + line.Article);
        """);

    [Fact]
    public Task A_name_that_is_taken_is_numbered() => Turns(
        "return [|await Helpers.Ship(http, order)|];",
        "return await Ship2(order);",
        """
        [Step]
        private async partial Task<string> Ship2(string order) => await Helpers.Ship(http, order);
        """);

    [Fact]
    public Task A_static_workflow_gets_a_static_step() => Refactoring.Turns(
        """
        public static partial class Orders
        {
            [Workflow]
            public static async partial Task<string> Process(string order) => [|System.IO.File.ReadAllText(order)|];
        }
        """,
        """
        public static partial class Orders
        {
            [Workflow]
            public static async partial Task<string> Process(string order) => await ReadAllText(order);

            [Step]
            private static partial Task<string> ReadAllText(string order) => Task.FromResult(System.IO.File.ReadAllText(order));
        }
        """);

    [Theory]
    [InlineData("return [|order|];")]
    [InlineData("return [|(\"constant\")|];")]
    [InlineData("return [|\"constant\"|];")]
    [InlineData("return [|await Ship(order)|];")]
    [InlineData("return order + [|Durable.UtcNow|];")]
    [InlineData("return [|order + Durable.NewGuid()|];")]
    [InlineData("await [|Helper(order)|];\nreturn order;")]
    [InlineData("[|return await http.GetStringAsync(order);|]")]
    [InlineData("[|if (order == \"\") return order;|]\nreturn \"\";")]
    [InlineData("foreach (char each in order) { [|if (each == 'x') break;\n_log.Add(order);|] }\nreturn order;")]
    [InlineData("[|throw new InvalidOperationException(await http.GetStringAsync(order));|]")]
    [InlineData("var stream = [|await http.GetStreamAsync(order)|];\nreturn stream.ToString()!;")]
    [InlineData("var client = new HttpClient();\nreturn [|await client.GetStringAsync(order)|];")]
    [InlineData("var pair = [|new { order }|];\nreturn pair.order;")]
    [InlineData("int length = 0;\nAction add = () => length++;\n[|length = order.Length;\nadd();|]\nreturn order + length;")]
    [InlineData("ref string other = ref order;\nvar text = [|other + order|];\nawait Ship(text);\nreturn text;")]
    [InlineData("string Inner() => order;\nvar text = [|Inner() + order|];\nreturn text;")]
    [InlineData("var text = order.Select([|each => each + 1|]);\nreturn text.First().ToString();")]
    [InlineData("int.TryParse(order, out [|int number|]);\nreturn order + number;")]
    [InlineData("if ([|int.TryParse(order, out int number)|]) return order + number;\nreturn order;")]
    [InlineData("[|_log|].Add(order);\nreturn order;")]
    [InlineData("var text = order?[|.Trim()|];\nreturn text!;")]
    [InlineData("Func<string> late = () => [|System.IO.File.ReadAllText(order)|];\nreturn late();")]
    [InlineData("lock (order) { [|_log.Add(order);|] }\nreturn order;")]
    [InlineData("[|using var stream = System.IO.File.OpenRead(order);\nint first = stream.ReadByte();|]\nreturn order + stream.ReadByte() + first;")]
    [InlineData("const int Times = 3;\nreturn [|order + Times.ToString(order) + Times|];")]
    [InlineData("try { _log.Add(order); } catch (Exception) { [|_log.Clear();\nthrow;|] }\nreturn order;")]
    [InlineData("[|const int Times = 3;|]\nreturn order + Times;")]
    [InlineData("checked { int sum = [|line.Count + order.Length|]; return order + sum; }")]
    [InlineData("return [|(order = line.Article)|].Trim();")]
    [InlineData("return [|Next(ref order)|].Trim();\nstatic string Next(ref string text) => text += \"x\";")]
    [InlineData("string[] all = [order];\nref string first = ref all[0];\nfirst = [|first.Trim()|].ToUpperInvariant();\nreturn await Ship(all[0]);")]
    [InlineData("return nameof([|order.Length|]);")]
    [InlineData("if (line.Count > 3) throw [|new ArgumentException(nameof(order))|];\nreturn order;")]
    [InlineData("return order is { [|Length|]: > 1 } ? order : \"\";")]
    [InlineData("return order.Length is [|int.MaxValue|] - 1 or > 3 ? order : \"\";")]
    [InlineData("switch (order.Length) { case [|int.MaxValue|] - 1: return order; default: return \"\"; }")]
    [InlineData("const int Times = [|int.MaxValue|] - 1;\nreturn order + Times;")]
    [InlineData("Func<int, int> add = (int by = [|int.MaxValue|] - 1) => by;\nreturn order + add(1);")]
    [InlineData("return $\"{order,[|int.MaxValue|] / int.MaxValue}\";")]
    [InlineData("return [|string|].Join(order, order);")]
    [InlineData("return [|System.IO|].File.ReadAllText(order);")]
    [InlineData("return [|base|].ToString()!;")]
    [InlineData("return string.Concat(order.Select(static each => [|each.ToString()|].Trim()));")]
    [InlineData("return string.Concat(from each in order select [|System.IO.File.ReadAllText(order)|].Trim());")]
    [InlineData("Span<char> span = [|new char[3].AsSpan()|];\nreturn span.ToString();")]
    public Task Nothing_is_offered_where_it_cannot_be_right(string body) => Refactoring.OffersNothingFor(Orders(body));

    [Theory]
    [InlineData("[Step] private async partial Task<string> Ship(string order) { await Task.Yield(); return [|order.Trim()|]; }")]
    [InlineData("public string Name(string order) => [|order.Trim()|];")]
    public Task Nothing_is_offered_outside_of_workflows(string member) => Refactoring.OffersNothingFor($$"""
        public partial class Orders
        {
            {{member}}
        }
        """);
}
