using Workflow.Generators.Lowering.StateMachine.Facts;
using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Lowering.StateMachine.Passes;

/// <summary>
/// Makes members of the frame of what lives across a checkpoint, and gives every variable a name of its own: the user's, with a number
/// behind it where two variables share one (<c>item</c>, <c>item_2</c>).
/// </summary>
internal static class Hoisting
{
    // Members that the frame has from its base classes, and what generated code calls things inside it.
    private static readonly string[] Reserved =
    [
        "Checkpoint", "IsRunning", "Suspends", "Resume", "Descriptor", "MoveNext", "Write", "Read", "Parent", "Start", "Running", "Result", "Awaited",
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals",
        "__context", "__frame", "__this", "__parent", "__outer", "__reader", "__writer",
    ];

    public static void Assign(Body body, IEnumerable<Checkpoint> checkpoints)
    {
        foreach (Variable variable in body.Own) variable.IsHoisted = variable.IsParameter || variable.IsShared;
        foreach (Checkpoint checkpoint in checkpoints)
            foreach (Variable variable in checkpoint.Live) variable.IsHoisted = true;
        HashSet<string> taken = new(Reserved, StringComparer.Ordinal);
        foreach (Variable variable in body.Own.OrderBy(static each => !each.IsParameter))
        {
            string name = variable.Name;
            // A local of the machine's method would hide, or be hidden by, a local that stayed in the user's text; a member of the frame is not.
            for (int number = 2; IsInText(variable) || !taken.Add(variable.Name); number++) variable.Name = $"{name}_{number}";
        }

        bool IsInText(Variable variable) => !variable.IsHoisted && body.NamesInText.Contains(variable.Name);
    }
}
