using System.Globalization;
using Workflow.Differential;
using Workflow.Differential.Programs;

// dotnet run --project tests/Workflow.Differential.Tests -- --programs 2000 --seed 1
if (!CommandLine.TryParse(args, out CommandLine? command))
{
    Console.Error.WriteLine(CommandLine.Usage);
    return 2;
}

if (command.Prints)
{
    Console.WriteLine(RandomProgram.Of(command.Seed).Text);
    return 0;
}

if (command.Bodies is { } bodies) return await CorpusReport.WriteAsync(bodies) ? 0 : 1;

if (command.File is { } file)
{
    Verdict verdict = (await Marathon.ExamineAsync([RandomProgram.Read(file)])).Single();
    Console.WriteLine(verdict.Problem is { } problem ? $"{problem.Kind}\n{problem.Text}" : MarathonReport.Of([verdict]));
    return verdict.Problem is null ? 0 : 1;
}

int done = 0;
Lock console = new();
IReadOnlyList<Verdict> verdicts = await Marathon.RunAsync(command.Programs, command.Seed, batch =>
{
    lock (console)
    {
        done += batch.Count;
        foreach (Verdict each in batch.Where(static each => each.Problem is not null)) Console.WriteLine($"seed {each.Program.Seed}: {each.Problem!.Kind}\n{each.Problem.Text}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done,6} of {command.Programs}"));
    }
});

foreach (Verdict each in verdicts.Where(static each => each.Problem is { Kind: not "invalid" }).Take(command.Shrinks))
    Console.WriteLine(MarathonReport.Of(await Shrinker.ShrinkAsync(each)));
Console.WriteLine(MarathonReport.Of(verdicts));
return verdicts.Any(static each => each.Problem is not null) ? 1 : 0;
