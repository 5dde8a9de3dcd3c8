namespace Workflow.Runtime.Compiled;

/// <summary>The result type of steps and workflows that return no value, so that one generic path serves both.</summary>
public readonly record struct NoResult
{
    /// <summary>A task that ends as another one does, for generated code.</summary>
    public static async Task<NoResult> Of(Task task)
    {
        await task.ConfigureAwait(false);
        return default;
    }
}
