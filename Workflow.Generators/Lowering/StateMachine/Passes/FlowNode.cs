using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Lowering.StateMachine.Passes;

/// <summary>One place in a body's flow of control.</summary>
internal sealed class FlowNode(int variables)
{
    public VariableSet Reads { get; } = new(variables);

    public VariableSet Assigns { get; } = new(variables);

    /// <summary>What is live when control comes here.</summary>
    public VariableSet LiveIn { get; } = new(variables);

    public List<FlowNode> Next { get; } = [];

    /// <summary>Where an exception goes from here. What the node assigns may not have been assigned then.</summary>
    public List<FlowNode> Handlers { get; init; } = [];

    public Checkpoint? Checkpoint { get; init; }

    /// <summary>Notes what a statement reads and assigns; it reads first.</summary>
    public void Use(string code)
    {
        foreach ((int number, Access access) in VariableText.Uses(code))
        {
            if (access is Access.Assign or Access.Introduce) Assigns.Add(number);
            else if (access != Access.Write) Reads.Add(number);
        }

        ForgetIntroduced(code);
    }

    /// <summary>Notes what code reads and assigns in the order of its text.</summary>
    public void UseInOrder(string code)
    {
        foreach ((int number, Access access) in VariableText.Uses(code))
        {
            if (access is Access.Assign or Access.Introduce) Assigns.Add(number);
            else if (access != Access.Write && !Assigns.Contains(number)) Reads.Add(number);
        }

        ForgetIntroduced(code);
    }

    // C# has no reading of a variable before its declaration, so whatever reads it here reads what this place has made of it.
    private void ForgetIntroduced(string code)
    {
        foreach ((int number, Access access) in VariableText.Uses(code))
            if (access == Access.Introduce) Reads.Remove(number);
    }
}
