namespace Workflow.Differential.Programs;

/// <summary>
/// Writes a random workflow: valid C#, which ends, does the same every time, and uses whatever a body may hold. The same seed gives the same text.
/// </summary>
internal sealed partial class ProgramGenerator
{
    private readonly Dice _dice;
    private readonly List<string> _helpers = [];
    private ProgramText _text = new();
    private Scope _scope = new(null);

    /// <summary>Awaits that may still be written.</summary>
    private int _awaits;

    /// <summary>Statements that may still be written.</summary>
    private int _statements;

    /// <summary>What the method or function returns that is written now.</summary>
    private Kind _returns;

    /// <summary>How often what is written now is executed at most.</summary>
    private int _repetitions = 1;

    private ProgramGenerator(int seed) => _dice = new Dice(seed);

    /// <summary>What the class of a program is called.</summary>
    public static string ClassOf(int seed) => $"Program{seed}";

    /// <summary>Writes the program of a seed.</summary>
    public static string Generate(int seed)
    {
        ProgramGenerator generator = new(seed);
        for (int i = generator._dice.Of(0, 0, 1, 1, 2); i > 0; i--) generator.Helper();
        string main = generator.Main();
        return $$"""
            using Workflow.Differential.Kit;
            using static Workflow.Differential.Kit.Trace;

            namespace Workflow.Differential.Programs;

            public partial class {{ClassOf(seed)}}(Steps steps)
            {
            {{string.Join("\n", [main, .. generator._helpers])}}
                private static string Short(string text) => text.Length <= 12 ? text : text[^12..];

                private static int Pick(int first, int second = 7, params int[] others) => first * 3 + second * 5 + others.Sum();

                private static int Twice(in int number) => number * 2;

                private static int Less(in int number, int by) => number - by;

                private static int Bump(ref int number, int by) => number += by;
            }
            """;
    }

    private string Main()
    {
        Begin(awaits: _dice.Between(5, 25), statements: _dice.Between(8, 30));
        _returns = Kind.Text;
        _text.Line("[Workflow]");
        _text.Open("public async partial Task<string> Main(int n)");
        _scope.Add(new Local("n", Kind.Int, IsReadOnly: false));
        DeclareSome();
        Statements(3);
        _text.Line($"return $\"{string.Join('|', _scope.All.Where(static each => each.Kind != Kind.Task).Select(static each => $"{{{Shown(each)}}}"))}\";");
        _text.Close();
        return _text.ToString();
    }

    private void Helper()
    {
        Begin(awaits: _dice.Between(1, 5), statements: _dice.Between(2, 8));
        _repetitions = 4;
        _returns = Kind.Int;
        _text.Line("[Workflow]");
        _text.Open($"private async partial Task<int> Helper{_helpers.Count + 1}(int a, string b)");
        _scope.Add(new Local("a", Kind.Int, IsReadOnly: false));
        _scope.Add(new Local("b", Kind.Text, IsReadOnly: false));
        Statements(2);
        _text.Line($"return {Int(2)};");
        _text.Close();
        _helpers.Add(_text.ToString());
    }

    private void Begin(int awaits, int statements)
    {
        _text = new ProgramText();
        _scope = new Scope(null);
        _awaits = awaits;
        _statements = statements;
        _repetitions = 1;
        _functions.Clear();
        _asyncFunctions.Clear();
        _targets = default;
    }

    private void DeclareSome()
    {
        foreach (Kind kind in new[] { Kind.Int, Kind.Int, Kind.Text, Kind.Bool }) Declaration(kind);
        for (int i = _dice.Below(4); i > 0; i--) Declaration(AnyKind());
    }

    private Kind AnyKind() => _dice.Of(
        Kind.Int, Kind.Int, Kind.Int, Kind.Int, Kind.Bool, Kind.Text, Kind.Text, Kind.MaybeInt, Kind.MaybeText, Kind.Point, Kind.Pair, Kind.Shape, Kind.Counter,
        Kind.Tuple, Kind.Map, Kind.Numbers, Kind.List);

    /// <summary>How a variable is shown in notes and results.</summary>
    private static string Shown(Local local) => local.Kind switch
    {
        Kind.Counter => $"{local.Name}.Value}}/{{string.Join('.', {local.Name}.Slots)",
        Kind.Numbers or Kind.List or Kind.Map => $"string.Join('.', {local.Name})",
        _ => local.Name,
    };

    private Local? AnyLocal(Kind kind, bool toAssign = false)
    {
        Local[] found = [.. _scope.All.Where(each => each.Kind == kind && !(toAssign && each.IsReadOnly))];
        return found.Length == 0 ? null : found[_dice.Below(found.Length)];
    }

    /// <summary>Makes something in a scope of its own.</summary>
    private T InScope<T>(Func<T> make) => InScope(new Scope(_scope), make);

    private T InScope<T>(Scope inner, Func<T> make)
    {
        Scope outer = _scope;
        _scope = inner;
        T made = make();
        _scope = outer;
        return made;
    }

    /// <summary>Makes something in which no await may stand: a lambda, a filter, a lock.</summary>
    private T WithoutAwait<T>(Func<T> make)
    {
        int awaits = _awaits;
        _awaits = 0;
        T made = make();
        _awaits = awaits;
        return made;
    }

    private bool MayAwait => _awaits > 0;
}
