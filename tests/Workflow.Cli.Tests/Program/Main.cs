using Workflow.Cli.Tests.Program;

// The tests start this same assembly as the program whose runs they look at.
return await Shop.RunAsync(args);
