using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Runtime;

namespace Workflow.Cli.Verifying;

/// <summary>A user's program or library, loaded beside this program with its own dependencies; only the runtime, and what that is made of, is shared.</summary>
internal sealed class UserAssembly
{
    private const string RegistrationPrefix = "AddWorkflowsFrom";
    private readonly MethodInfo _registration;

    private UserAssembly(MethodInfo registration) => _registration = registration;

    /// <exception cref="CommandException">There is no such file, or it has no workflows.</exception>
    public static UserAssembly Load(string path)
    {
        string full = Path.GetFullPath(path);
        if (!File.Exists(full)) throw new CommandException(ExitCodes.NotFound, $"There is no assembly '{path}'.", "Name the .dll that your build has made.");
        try
        {
            Assembly assembly = new UserLoadContext(full).LoadFromAssemblyPath(full);
            MethodInfo? registration = assembly.GetTypes().SelectMany(static type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
                .FirstOrDefault(static method => method.Name.StartsWith(RegistrationPrefix, StringComparison.Ordinal) && method.GetParameters() is [{ } only] && only.ParameterType == typeof(WorkflowsBuilder));
            return registration is null ? throw new CommandException(ExitCodes.Usage, $"'{path}' has no workflows.", $"Name the assembly whose build generated {RegistrationPrefix}….") : new UserAssembly(registration);
        }
        catch (Exception error) when (error is BadImageFormatException or FileLoadException or ReflectionTypeLoadException)
        {
            throw new CommandException(ExitCodes.Usage, $"'{path}' cannot be loaded: {error.Message}", "Name a .NET assembly, built for this version of .NET or an earlier one.");
        }
    }

    /// <summary>Adds its workflows. Their classes are made without constructors, because the services that these take are not here; a replay calls no step, which is what needs them.</summary>
    public void AddWorkflows(WorkflowsBuilder builder)
    {
        try
        {
            _registration.Invoke(null, [builder]);
        }
        catch (TargetInvocationException error)
        {
            throw new CommandException(ExitCodes.Usage, $"The workflows of {_registration.Module.Name} cannot be added: {error.InnerException?.Message}", "Name the assembly in the folder that your build has made, beside all that it needs.");
        }

        for (int index = 0; index < builder.Services.Count; index++)
        {
            if (builder.Services[index] is { ServiceType: { Assembly: { } origin } type } && AssemblyLoadContext.GetLoadContext(origin) is UserLoadContext)
                builder.Services[index] = ServiceDescriptor.Scoped(type, _ => RuntimeHelpers.GetUninitializedObject(type));
        }
    }
}
