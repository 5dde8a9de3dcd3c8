using OrderProcessing.CommandLine;
using OrderProcessing.Processing;
using Workflow.Runtime.Storage;

SampleOptions options;
try
{
    options = CommandLineParser.Parse(args);
}
catch (UsageException problem)
{
    await Console.Error.WriteLineAsync($"{problem.Message}\n\n{CommandLineParser.Usage}");
    return ExitCodes.Usage;
}

if (options.Help)
{
    Console.WriteLine(CommandLineParser.Usage);
    return ExitCodes.Done;
}

try
{
    return await OrderProcess.RunAsync(options);
}
catch (Exception problem) when (problem is StoreException or IOException or UnauthorizedAccessException or ArgumentException { ParamName: "path" })
{
    // A path that leads nowhere, a full disk, a damaged database: the message says all, and where the code was when it met it does not matter.
    await Console.Error.WriteLineAsync(problem.Message);
    return ExitCodes.Failed;
}
