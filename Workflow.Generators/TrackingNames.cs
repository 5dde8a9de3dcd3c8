namespace Workflow.Generators;

/// <summary>The names of the pipeline's steps, for tests that ask which of them ran again.</summary>
internal static class TrackingNames
{
    public const string WorkflowDeclarations = nameof(WorkflowDeclarations);
    public const string StepDeclarations = nameof(StepDeclarations);
    public const string ClassDeclarations = nameof(ClassDeclarations);
    public const string Classes = nameof(Classes);
    public const string Assembly = nameof(Assembly);
    public const string WorkflowBodies = nameof(WorkflowBodies);
    public const string StepBodies = nameof(StepBodies);
    public const string ClassBodies = nameof(ClassBodies);
    public const string Bodies = nameof(Bodies);
    public const string Exceptions = nameof(Exceptions);
    public const string Codecs = nameof(Codecs);
    public const string UsersTable = nameof(UsersTable);
    public const string Facts = nameof(Facts);
    public const string LockRequest = nameof(LockRequest);
    public const string LockFile = nameof(LockFile);
}
