using System.Globalization;
using Workflow.Recovery;
using Workflow.Recovery.Evidence;
using Workflow.Recovery.Processes;

if (args is [DyingSample.Verb, ..]) return await DyingSample.RunAsync(args);

// dotnet run --project tests/Workflow.Recovery.Tests -- --kills 200 --seed 1
int kills = 200;
int seed = 1;
for (int i = 0; i < args.Length; i += 2)
{
    int value = 0;
    bool hasValue = i + 1 < args.Length && int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out value);
    if (!hasValue || args[i] is not ("--kills" or "--seed"))
    {
        Console.Error.WriteLine("Usage: [--kills N] [--seed N]");
        return 2;
    }

    if (args[i] == "--kills") kills = value;
    else seed = value;
}

UndisturbedRun undisturbed = await UndisturbedRun.ObserveAsync();
int done = 0;
KillMarathon marathon = new(undisturbed, seed, kill => Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"kill {++done,4} of {kills}: at {kill.Moment,4:0 %} of the time, {kill.Progress,4:0 %} of the events, "
    + $"{kill.InFlight,3} steps in flight, {kill.Unrecorded,3} done but not recorded")));
await marathon.RunAsync(kills);
Console.WriteLine();
Console.WriteLine(MarathonReport.Of(marathon, undisturbed));
return 0;
