namespace Workflow.Generators.Lowering.StateMachine.Model;

/// <summary>A place to jump to. Labels stand directly in the block of their region, for C# cannot jump into blocks.</summary>
internal sealed class Label(string name)
{
    public string Name { get; } = name;
}
