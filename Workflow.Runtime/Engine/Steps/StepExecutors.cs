using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Workflow.Runtime.Engine.Steps;

/// <summary>The executors that a host knows, by name; each is made when it is first needed. Thread-safe.</summary>
internal sealed class StepExecutors(IReadOnlyDictionary<string, Func<IServiceProvider, IStepExecutor>> factories, IServiceProvider services)
{
    /// <summary>What executes where nobody says otherwise: this process, without a detour.</summary>
    public const string InProcess = "in_process";

    private readonly ConcurrentDictionary<string, Lazy<IStepExecutor>> _made = new(StringComparer.Ordinal);

    public bool Knows([NotNullWhen(false)] string? name) => name is null or InProcess || factories.ContainsKey(name);

    /// <summary>What is wrong with a name that is not known.</summary>
    public string Unknown(string name) =>
        $"no step executor is called '{name}' in this host. Known: {string.Join(", ", factories.Keys.Append(InProcess).Order(StringComparer.Ordinal))}. Add it with AddStepExecutor inside AddWorkflows(…).";

    /// <summary>The executor; null for this process.</summary>
    /// <exception cref="InvalidOperationException">The name is not known.</exception>
    public IStepExecutor? Find(string? name)
    {
        if (name is null or InProcess) return null;
        if (!factories.TryGetValue(name, out Func<IServiceProvider, IStepExecutor>? factory)) throw new InvalidOperationException($"A step cannot be executed: {Unknown(name)}");
        Lazy<IStepExecutor> made = _made.GetOrAdd(name, _ => new Lazy<IStepExecutor>(
            () => factory(services) ?? throw new InvalidOperationException($"The factory of step executor '{name}' returned null; it must make an executor.")));
        try
        {
            return made.Value;
        }
        catch (Exception)
        {
            // It would throw the same for ever; the next attempt may find what this one lacked.
            _made.TryRemove(KeyValuePair.Create(name, made));
            throw;
        }
    }
}
