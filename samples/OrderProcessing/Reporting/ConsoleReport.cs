using System.Globalization;
using OrderProcessing.Processing;
using Spectre.Console;

namespace OrderProcessing.Reporting;

/// <summary>Tells a person what is going on: colours on a terminal, plain lines anywhere else.</summary>
internal sealed class ConsoleReport
{
    private const int PlainWidth = 160;
    private readonly bool _isPlain;
    private readonly IAnsiConsole _console;
    private readonly Lock _lock = new();
    private int _told;

    /// <param name="isPlain">Whether no terminal is there: the output goes into a file or another program.</param>
    public ConsoleReport(bool isPlain)
    {
        _isPlain = isPlain;
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isPlain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        if (isPlain) _console.Profile.Width = PlainWidth;
    }

    public void Begin(int orders, string database) => _console.MarkupLineInterpolated(
        $"Processing [bold]{orders}[/] orders; their runs are kept in [blue]{database}[/].");

    /// <summary>One line, as soon as an order's end is known.</summary>
    public void Tell(OrderResult result, int of)
    {
        lock (_lock)
        {
            string position = $"{++_told}/{of}".PadLeft(of.ToString(CultureInfo.InvariantCulture).Length * 2 + 1);
            string outcome = $"[{ColorOf(result.Outcome)}]{NameOf(result.Outcome),-10}[/]";
            string detail = $"{Markup.Escape(Detail(result))}[grey]{Remark(result)}[/]";
            _console.MarkupLine($"[grey]{position}[/]  {Markup.Escape(result.Order),-12} {outcome} {detail}");
        }
    }

    public void Summarize(IReadOnlyCollection<OrderResult> results, TimeSpan took)
    {
        Table table = new Table().Border(_isPlain ? TableBorder.Ascii : TableBorder.Rounded)
            .AddColumn("Outcome").AddColumn("Orders", Right).AddColumn("EUR", Right).AddColumn("Retries", Right)
            .AddColumn("Finished before", Right).AddColumn("Resumed", Right);
        foreach (IGrouping<OrderOutcome, OrderResult> group in results.GroupBy(result => result.Outcome).OrderBy(group => group.Key))
            table.AddRow([$"[{ColorOf(group.Key)}]{NameOf(group.Key)}[/]", .. Cells(group)]);
        table.AddEmptyRow().AddRow(["all", .. Cells(results)]);
        _console.WriteLine();
        _console.Write(table);
        _console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture, $"Done in {took.TotalSeconds:0.0} s. Run it again: what is finished stays finished.");
        _console.MarkupLine("[grey]--crash-after 100 kills it on the way, --reset starts over, --help tells more.[/]");
    }

    /// <summary>The process was asked to stop before all orders had ended.</summary>
    public void Stopped()
    {
        lock (_lock) _console.MarkupLine("[yellow]Stopped.[/] Run it again: it goes on where it was.");
    }

    private static void Right(TableColumn column) => column.RightAligned();

    private static string[] Cells(IEnumerable<OrderResult> results) =>
    [
        Number(results.Count()),
        results.Sum(result => result.Total ?? 0).ToString("#,0.00", CultureInfo.InvariantCulture),
        Number(results.Sum(result => result.Retries)),
        Number(results.Count(result => result.History == RunHistory.Finished)),
        Number(results.Count(result => result.History == RunHistory.Resumed)),
    ];

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Detail(OrderResult result) => result.Problem
        ?? string.Create(CultureInfo.InvariantCulture, $"{Counted(result.Labels.Count, "parcel", "parcels")}, {result.Total:0.00} EUR");

    private static string Remark(OrderResult result)
    {
        string retries = result.Retries > 0 ? "  " + Counted(result.Retries, "retry", "retries") : "";
        return retries + result.History switch
        {
            RunHistory.Finished => "  (finished before)",
            RunHistory.Resumed => "  (resumed)",
            _ => "",
        };
    }

    private static string Counted(int count, string one, string many) => $"{Number(count)} {(count == 1 ? one : many)}";

    private static string NameOf(OrderOutcome outcome) => outcome.ToString().ToLowerInvariant();

    private static string ColorOf(OrderOutcome outcome) => outcome switch
    {
        OrderOutcome.Shipped => "green",
        OrderOutcome.Undone => "yellow",
        _ => "red",
    };
}
