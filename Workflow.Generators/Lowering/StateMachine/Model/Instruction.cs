namespace Workflow.Generators.Lowering.StateMachine.Model;

/// <summary>One piece of a flattened body. Code is text in which variables are numbers, see <see cref="VariableText"/>.</summary>
internal abstract class Instruction
{
    public Position Position { get; init; }
}

/// <summary>Statements of the user's without an await, as they are.</summary>
internal sealed class Execute(string code) : Instruction
{
    public string Code { get; } = code;

    /// <summary>Where the code may jump to.</summary>
    public IReadOnlyList<Exit> Exits { get; init; } = [];

    /// <summary>Whether control never comes out at the end: <c>return</c>, <c>throw</c>, <c>goto</c>.</summary>
    public bool Ends { get; init; }

    /// <summary>Other ways out of it, for the workflow's graph.</summary>
    public WaysOut WaysOut { get; init; }

    /// <summary>What decides between the ways out and the end; null where it is not told.</summary>
    public Question? Question { get; init; }
}

/// <summary>A jump out of code that is copied as a whole.</summary>
/// <param name="Target">Where it goes.</param>
/// <param name="Assigned">What the jump assigns on its way; null for nothing.</param>
internal readonly record struct Exit(Label Target, Variable? Assigned = null);

/// <summary>A place to jump to.</summary>
internal sealed class Mark(Label label) : Instruction
{
    public Label Label { get; } = label;
}

/// <summary><c>goto label;</c></summary>
internal sealed class Jump(Label target) : Instruction
{
    public Label Target { get; } = target;
}

/// <summary><c>if (condition) goto label;</c></summary>
internal sealed class JumpIf(string condition, bool isNegated, Label target) : Instruction
{
    public string Condition { get; } = condition;

    /// <summary>Whether the jump is made where the condition does not hold.</summary>
    public bool IsNegated { get; } = isNegated;

    public Label Target { get; } = target;

    /// <summary>The condition in the user's words, for the workflow's graph; null where it is not told.</summary>
    public Question? Question { get; init; }
}

/// <summary>Variables begin: their scope is entered, so nothing of an earlier iteration is left in them.</summary>
internal sealed class Begin(IReadOnlyList<Variable> variables) : Instruction
{
    public IReadOnlyList<Variable> Variables { get; } = variables;
}

/// <summary>Waits for a task. The instruction behind it takes the result, first of all it does.</summary>
internal sealed class Await(string task, Checkpoint checkpoint) : Instruction
{
    public string Task { get; } = task;

    public Checkpoint Checkpoint { get; } = checkpoint;
}

/// <summary>A C# <c>try</c>. Its body is a region: checkpoints inside are entered through a dispatch at its beginning.</summary>
internal sealed class Try(Label entry, Region body, IReadOnlyList<Handler> handlers, Execute? final) : Instruction
{
    /// <summary>Stands before the <c>try</c>: where a resume enters it.</summary>
    public Label Entry { get; } = entry;

    public Region Body { get; } = body;

    public IReadOnlyList<Handler> Handlers { get; } = handlers;

    /// <summary>The block of the <c>finally</c>; null where there is none.</summary>
    public Execute? Final { get; } = final;
}

/// <summary>One <c>catch</c> clause without awaits.</summary>
/// <param name="Position">Where the user has it.</param>
/// <param name="Clause">Everything before the block: <c>catch (Exception error) when (…)</c>.</param>
/// <param name="Body">The block.</param>
internal sealed record Handler(Position Position, string Clause, Execute Body)
{
    /// <summary>What is caught, in the user's words: <c>ShippingException when (attempt &lt; retries)</c>; null for everything.</summary>
    public string? Caught { get; init; }

    /// <summary>Whether no exception passes it.</summary>
    public bool CatchesAll { get; init; }
}

/// <summary>Instructions directly in one block of the generated method.</summary>
internal sealed class Region
{
    public List<Instruction> Instructions { get; } = [];
}
