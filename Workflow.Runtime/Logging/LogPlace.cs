namespace Workflow.Runtime.Logging;

/// <summary>Finds in the scopes of a log line where in the workflows it was written. The innermost scope counts.</summary>
internal sealed class LogPlace
{
    private string? _workflow;
    private string? _step;

    /// <summary>The run; null where the line belongs to none.</summary>
    public string? RunId { get; private set; }

    /// <summary><c>workflow/step</c>, or <c>workflow</c> in a workflow's body; null where the line belongs to none.</summary>
    public string? Text => _step is null ? _workflow : $"{_workflow}/{_step}";

    /// <summary>Reads one scope; from the outermost to the innermost.</summary>
    public void Note(object? scope)
    {
        if (scope is not IEnumerable<KeyValuePair<string, object?>> values) return;
        foreach ((string name, object? value) in values)
        {
            switch (name)
            {
                case LogScopeNames.RunId: RunId = value?.ToString(); break;
                case LogScopeNames.Workflow: _workflow = value?.ToString(); break;
                case LogScopeNames.Step: _step = value?.ToString(); break;
            }
        }
    }
}
