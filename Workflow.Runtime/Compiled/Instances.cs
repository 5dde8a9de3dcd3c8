using Microsoft.Extensions.DependencyInjection;

namespace Workflow.Runtime.Compiled;

/// <summary>The instances that workflows and steps run on. For generated code. Thread-safe: it keeps nothing.</summary>
public static class Instances
{
    /// <summary>The instance of a class with workflows or steps that a scope has.</summary>
    /// <param name="services">The scope of the run or of the attempt.</param>
    /// <typeparam name="T">The class.</typeparam>
    /// <exception cref="InvalidOperationException">The class, or something that its constructor takes, is not registered.</exception>
    public static T Of<T>(IServiceProvider services) where T : notnull => services.GetRequiredService<T>();
}
