using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Values.Binding;

/// <summary>What a frame can hold beyond values: tasks of the run, what the run itself gives, and exceptions with what they say of steps.</summary>
internal static class FrameTypes
{
    private const string Codecs = TypeText.Runtime + "Codecs.";

    /// <summary>An expression for the codec of such a type; null for any other.</summary>
    public static string? TryFind(ITypeSymbol type, string path, ValueBinder values)
    {
        if (type is not INamedTypeSymbol named) return null;
        if (ExceptionBinder.IsException(named)) return Caught(named, values);
        return TypeText.Reflected(named.OriginalDefinition).Split('[')[0] switch
        {
            "System.Threading.Tasks.Task" => Codecs + "Task()",
            "System.Threading.Tasks.Task`1" => $"{Codecs}Task({values.CodecFor(named.TypeArguments[0], path)})",
            "System.Threading.CancellationToken" => Codecs + "CancellationToken",
            "Workflow.Runtime.Hook`1" => $"{Codecs}Hook({values.CodecFor(named.TypeArguments[0], path)})",
            "Workflow.Runtime.ChildHandle" => Codecs + "ChildHandle()",
            "Workflow.Runtime.ChildHandle`1" => $"{Codecs}ChildHandle({values.CodecFor(named.TypeArguments[0], path)})",
            "Workflow.Runtime.DurableCancellation" => Codecs + "DurableCancellation",
            "System.Random" => Codecs + "Random",
            "Microsoft.Extensions.Logging.ILogger" => Codecs + "Logger",
            _ => null,
        };
    }

    private static string? Caught(INamedTypeSymbol type, ValueBinder values)
    {
        if (!values.Compilation.IsSymbolAccessibleWithin(type, values.Compilation.Assembly)) return null;
        // The host's exceptions know it then, whether or not a handler names it.
        new ExceptionBinder(values).Add(type);
        return $"{Codecs}CaughtException<{TypeText.Full(type)}>()";
    }
}
