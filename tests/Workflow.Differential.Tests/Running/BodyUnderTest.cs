using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Differential.Kit;
using Workflow.Runtime;
using Workflow.Runtime.Compiled;

namespace Workflow.Differential.Running;

/// <summary>One workflow of the form <c>Task&lt;string&gt; Body(int n)</c>, in whatever assembly it was compiled into.</summary>
internal sealed class BodyUnderTest
{
    private readonly Type _type;
    private readonly MethodInfo _method;
    private readonly WorkflowDescriptor _descriptor;

    public BodyUnderTest(Type type, string method)
    {
        _type = type;
        _method = type.GetMethod(method, [typeof(int)]) ?? throw new ArgumentException($"{type} has no method {method}(int).");
        WorkflowsBuilder registered = new(new ServiceCollection());
        Register(registered);
        string name = $"{type.FullName}.{method}".Replace('+', '.');
        _descriptor = registered.Workflows.Single(each => each.Method == name);
    }

    /// <summary>The name of its workflow.</summary>
    public string Workflow => _descriptor.Name;

    /// <summary>Whether the generator has made a state machine of it.</summary>
    public bool IsMachine => _descriptor.Machine is not null;

    public void Register(WorkflowsBuilder builder)
    {
        Register(builder, _type);
        Register(builder, typeof(Steps));
    }

    /// <summary>The plain body.</summary>
    public Task<string> CallAsync(int n, PlainStage stage)
    {
        ServiceCollection services = new();
        services.AddSingleton<Stage>(stage);
        services.AddSingleton<Steps>();
        services.AddSingleton(_type);
        using ServiceProvider provider = services.BuildServiceProvider();
        return (Task<string>)_method.Invoke(provider.GetRequiredService(_type), [n])!;
    }

    private static void Register(WorkflowsBuilder builder, Type type) =>
        type.GetMethod("__Register", BindingFlags.Static | BindingFlags.NonPublic)!.CreateDelegate<Action<WorkflowsBuilder>>()(builder);
}
