using System.CommandLine;
using Workflow.Cli;
using Workflow.Cli.Commands;

RootCommand root = new("Lists, watches and steers durable workflow runs, from outside the processes that execute them.")
{
    // See
    new PsCommand(),
    new WatchCommand(),
    new HistoryCommand(),
    new StackCommand(),
    new DescribeCommand(),
    new GraphCommand(),
    // Begin and answer
    new StartCommand(),
    new SignalCommand(),
    new AnswerCommand(),
    // Steer
    new CancelCommand(),
    new TerminateCommand(),
    new PauseCommand(),
    new ResumeCommand(),
    new RestartCommand(),
    // Keep
    new ExportCommand(),
    new ImportCommand(),
    new VerifyCommand(),
    new GcCommand(),
    // The shell
    new CompletionCommand(),
    SourceOptions.Store,
};

return await CommandLine.RunAsync(root, args);
