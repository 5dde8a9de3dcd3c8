using Workflow.Sqlite.Tests.Processes;

// The tests start this same assembly as further processes on their files.
return await OtherProcess.RunAsync(args);
