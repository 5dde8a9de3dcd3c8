using System.Reflection;
using System.Runtime.Loader;
using Workflow.Runtime;

namespace Workflow.Cli.Verifying;

/// <summary>Finds what a user's assembly refers to: the runtime here, whatever version was asked for, so that its types are the same; anything else where the user's own build put it.</summary>
internal sealed class UserLoadContext(string path) : AssemblyLoadContext("user")
{
    private static readonly HashSet<string> Shared =
        [typeof(WorkflowClient).Assembly.GetName().Name!, .. typeof(WorkflowClient).Assembly.GetReferencedAssemblies().Select(static each => each.Name!)];

    private readonly AssemblyDependencyResolver _resolver = new(path);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (Shared.Contains(assemblyName.Name!)) return Default.LoadFromAssemblyName(new AssemblyName(assemblyName.Name!));
        return _resolver.ResolveAssemblyToPath(assemblyName) is { } found ? LoadFromAssemblyPath(found) : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } found ? LoadUnmanagedDllFromPath(found) : 0;
}
