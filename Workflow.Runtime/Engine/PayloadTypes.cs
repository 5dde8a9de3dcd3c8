using System.Diagnostics.CodeAnalysis;
using Workflow.Runtime.Engine.Snapshots;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Engine;

/// <summary>The types that hooks, signals and copies carry on this host: those that generated code has registered, and simple ones. Immutable.</summary>
internal sealed class PayloadTypes
{
    public const string Prefix = "payload:";
    private readonly Dictionary<Type, TaskType> _byType = [];
    private readonly Dictionary<string, TaskType> _byName = new(StringComparer.Ordinal);

    public PayloadTypes(IEnumerable<PayloadType> registered)
    {
        foreach (PayloadType type in registered.Concat(Simple))
        {
            // Two assemblies may use one type; their codecs agree, for they are made by the same rules.
            if (!_byType.TryAdd(type.Type, type.Results)) continue;
            _byName[type.Results.Name] = type.Results;
        }
    }

    private static PayloadType[] Simple { get; } =
    [
        PayloadType.Of(Codecs.NoResult), PayloadType.Of(Codecs.String), PayloadType.Of(Codecs.Boolean), PayloadType.Of(Codecs.Int32), PayloadType.Of(Codecs.Int64),
        PayloadType.Of(Codecs.Double), PayloadType.Of(Codecs.Decimal), PayloadType.Of(Codecs.Guid), PayloadType.Of(Codecs.DateTimeOffset), PayloadType.Of(Codecs.TimeSpan),
        PayloadType.Of(Codecs.JsonElement),
    ];

    public TaskType? Find(string name) => _byName.GetValueOrDefault(name);

    /// <exception cref="InvalidOperationException">The host does not know the type.</exception>
    public TaskType<T> Of<T>() => TryFind<T>(out TaskType<T>? type) ? type : throw new InvalidOperationException(
        $"This host does not know how to carry '{typeof(T)}'. The types that hooks, signals and Durable.Copy carry are registered with the workflow that "
        + "names them: add that workflow (AddXxx inside AddWorkflows), name the type exactly, or send JSON.");

    public bool TryFind<T>([NotNullWhen(true)] out TaskType<T>? type)
    {
        type = _byType.GetValueOrDefault(typeof(T)) as TaskType<T>;
        return type is not null;
    }
}

/// <summary>A type that hooks, signals and copies carry.</summary>
/// <param name="Type">The type.</param>
/// <param name="Results">What tasks that hold such a value are.</param>
internal sealed record PayloadType(Type Type, TaskType Results)
{
    public static PayloadType Of<T>(Codec<T> codec) => new(typeof(T), TaskType.Of($"{PayloadTypes.Prefix}{typeof(T)}", codec));
}
