using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Workflow.Differential.Compiling;
using Workflow.Differential.Running;

namespace Workflow.Differential.Programs;

/// <summary>Compiles many programs at once, to machines and to replay bodies, and executes them.</summary>
internal static class ProgramBatch
{
    /// <summary>How many programs make one compilation: enough to share what reading the references costs.</summary>
    public const int Size = 25;

    /// <summary>The verdicts, in the order of the programs.</summary>
    /// <param name="programs">Programs of different seeds.</param>
    /// <param name="inputs">What each is executed with.</param>
    public static async Task<IReadOnlyList<Verdict>> ExamineAsync(IReadOnlyList<RandomProgram> programs, params IReadOnlyList<int> inputs)
    {
        Dictionary<int, Problem> broken = [];
        InProcessCompiler.Result? replayBodies = Compile(programs, broken, asReplayBodies: true);
        InProcessCompiler.Result? machines = Compile(programs, broken, asReplayBodies: false);
        List<Verdict> verdicts = [];
        foreach (RandomProgram program in programs)
        {
            if (broken.TryGetValue(program.Seed, out Problem? problem)) verdicts.Add(new Verdict(program, IsMachine: true, problem));
            else verdicts.Add(await ExamineAsync(program, machines!, replayBodies!, inputs).ConfigureAwait(false));
        }

        replayBodies?.Assembly!.Unload();
        machines?.Assembly!.Unload();
        return verdicts;
    }

    private static async Task<Verdict> ExamineAsync(RandomProgram program, InProcessCompiler.Result machines, InProcessCompiler.Result replayBodies, IReadOnlyList<int> inputs)
    {
        string type = $"Workflow.Differential.Programs.{program.ClassName}";
        BodyUnderTest machine = new(machines.Assembly!.Type(type), "Main");
        Examination examination = new(machine, new BodyUnderTest(replayBodies.Assembly!.Type(type), "Main"), stopsAtFirst: true);
        Problem? problem = null;
        foreach (int n in inputs)
        {
            try
            {
                await examination.ExamineAsync(n, program.Seed % RandomProgram.SeedSpan + n).ConfigureAwait(false);
            }
            catch (TimeoutException circles)
            {
                problem = new Problem("endless", circles.Message, n);
                break;
            }

            if (examination.Differences is not [string first, ..]) continue;
            problem = new Problem(first[..first.IndexOf(':', StringComparison.Ordinal)], first, n);
            break;
        }

        return new Verdict(program, machine.IsMachine, problem)
        {
            Construct = machine.IsMachine ? null : await ReplayReasons.OfAsync(machines.Output, program.Path).ConfigureAwait(false),
            FromSnapshot = examination.FromSnapshot,
            Fallbacks = examination.Fallbacks,
            Obstacles = examination.Obstacles,
        };
    }

    /// <summary>Compiles those that can be; the others are noted.</summary>
    private static InProcessCompiler.Result? Compile(IReadOnlyList<RandomProgram> programs, Dictionary<int, Problem> broken, bool asReplayBodies)
    {
        while (true)
        {
            RandomProgram[] rest = [.. programs.Where(each => !broken.ContainsKey(each.Seed))];
            if (rest.Length == 0) return null;
            CSharpCompilation compilation = InProcessCompiler.Create(
                asReplayBodies ? "Programs.ReplayBodies" : "Programs.Machines", rest.Select(static each => new SourceFile(each.Path, each.Text)), asReplayBodies);
            InProcessCompiler.Result result = InProcessCompiler.Compile(compilation, asReplayBodies);
            if (result.Assembly is not null) return result;
            int before = broken.Count;
            foreach (RandomProgram program in rest)
            {
                Diagnostic[] errors = [.. result.Errors.Where(each => IsOf(program, each))];
                if (errors.Length > 0) broken.Add(program.Seed, ProblemOf(errors, program));
            }

            if (broken.Count == before) throw new InvalidOperationException($"No program is to blame for: {string.Join("\n", result.Errors)}");
        }
    }

    /// <summary>Generated files are named after the class they are for.</summary>
    private static bool IsOf(RandomProgram program, Diagnostic error) => error.Location.SourceTree is { } tree
        ? tree.FilePath.Contains($"{program.ClassName}.", StringComparison.Ordinal)
        : error.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Contains($"{program.ClassName}.", StringComparison.Ordinal);

    private static Problem ProblemOf(Diagnostic[] errors, RandomProgram program)
    {
        bool isInvalid = errors.Any(each => each.Location.SourceTree?.FilePath == program.Path);
        return new Problem(isInvalid ? "invalid" : "generated", string.Join("\n", errors.Take(5).Select(Describe)), Input: 1);
    }

    private static string Describe(Diagnostic error)
    {
        if (error.Location.SourceTree is not { } tree) return error.ToString();
        string line = tree.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line].ToString();
        return $"{error.Id}: {error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}\n    {line.Trim()}";
    }
}
