using System.Globalization;
using Workflow.Benchmarks.Scenarios;

namespace Workflow.Benchmarks;

/// <summary>The command line.</summary>
internal sealed record BenchmarkOptions
{
    public IReadOnlyList<string> ScenarioNames { get; init; } = [];

    /// <summary>How often everything is repeated; medians are reported.</summary>
    public int Runs { get; init; } = 5;

    /// <summary>Where databases are made; on a real disk.</summary>
    public string Directory { get; init; } = Path.Combine("artifacts", "benchmarks");

    public bool Help { get; init; }

    public static BenchmarkOptions Parse(IReadOnlyList<string> arguments)
    {
        BenchmarkOptions options = new();
        for (int i = 0; i < arguments.Count; i++)
        {
            options = arguments[i] switch
            {
                "--help" or "-h" or "-?" => options with { Help = true },
                "--runs" => options with { Runs = ParseRuns(ValueAfter(arguments, ref i)) },
                "--directory" => options with { Directory = ValueAfter(arguments, ref i) },
                ['-', ..] unknown => throw new BenchmarkException($"There is no option '{unknown}'. --help lists what there is."),
                string scenario => options with { ScenarioNames = [.. options.ScenarioNames, scenario] },
            };
        }

        return options;
    }

    public static string HelpText(IReadOnlyList<Scenario> scenarios) => $"""
        dotnet run -c Release --project benchmarks/Workflow.Benchmarks [-- [SCENARIO ...] [--runs N] [--directory DIR]]

        Measures whole runs over SQLite, each beside the floor that the same disk and library set in the same process; and what is generated,
        beside what the C# compiler makes of the same source.
        Only ratios within one run of this program mean anything.

        {string.Join(Environment.NewLine, scenarios.Select(scenario => $"  {scenario.Name}  {scenario.Description}"))}

          --runs N         repetitions, of which the median is reported; 5 unless given
          --directory DIR  where databases are made, on a real disk; ./artifacts/benchmarks unless given
        """;

    public IReadOnlyList<Scenario> Choose(IReadOnlyList<Scenario> all)
    {
        foreach (string name in ScenarioNames)
        {
            if (!all.Any(scenario => IsNamed(scenario, name)))
                throw new BenchmarkException($"There is no scenario '{name}'. There are: {string.Join(", ", all.Select(scenario => scenario.Name))}.");
        }

        return ScenarioNames.Count == 0 ? all : [.. all.Where(scenario => ScenarioNames.Any(name => IsNamed(scenario, name)))];
    }

    private static bool IsNamed(Scenario scenario, string name) => scenario.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static string ValueAfter(IReadOnlyList<string> arguments, ref int index) =>
        ++index < arguments.Count ? arguments[index] : throw new BenchmarkException($"'{arguments[index - 1]}' needs a value.");

    private static int ParseRuns(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int runs) && runs > 0
            ? runs : throw new BenchmarkException($"--runs takes a whole number above 0, not '{text}'.");
}
