namespace Workflow.Runtime.Storage;

/// <summary>A store cannot do its work: says which store, what happened, and the way out.</summary>
public sealed class StoreException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="store">The store's <see cref="IWorkflowStore.Name"/>.</param>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="isTransient">Whether nothing was applied and the same call may be made again.</param>
    /// <param name="innerException">What the database said.</param>
    public StoreException(string store, string message, bool isTransient = false, Exception? innerException = null)
        : base($"{store}: {message}", innerException)
    {
        Store = store;
        IsTransient = isTransient;
    }

    /// <summary>The store's name.</summary>
    public string Store { get; }

    /// <summary>Whether nothing was applied and the same call may be made again.</summary>
    public bool IsTransient { get; }
}
