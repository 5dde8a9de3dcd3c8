using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Lowering.StateMachine.Model;

/// <summary>
/// A parameter, a local or a temporary of the machine. It becomes a member of the frame where it lives across a checkpoint, else a
/// local of <c>MoveNext</c>.
/// </summary>
internal sealed class Variable(int number, FunctionId owner, string name, ITypeSymbol type, string typeText)
{
    /// <summary>Its number in this body: what text refers to until names are given.</summary>
    public int Number { get; } = number;

    /// <summary>The function that it belongs to.</summary>
    public FunctionId Owner { get; } = owner;

    /// <summary>The user's name, or that of a temporary; made unique by the hoisting pass.</summary>
    public string Name { get; set; } = name;

    public ITypeSymbol Type { get; } = type;

    /// <summary>The type as generated code writes it, nullable annotation included.</summary>
    public string TypeText { get; } = typeText;

    /// <summary>Where the user declares it, or what a temporary is needed for.</summary>
    public SyntaxNode? Declaration { get; init; }

    public bool IsTemporary => Name.StartsWith("__", StringComparison.Ordinal);

    /// <summary>Whether it is given when the frame is made.</summary>
    public bool IsParameter { get; init; }

    /// <summary>Whether closures of one iteration must not see the value of the next, though the variable changes: it lives in a cell of its own.</summary>
    public bool IsCell { get; init; }

    /// <summary>Whether other frames have that cell, too: snapshots keep it as an object of its own.</summary>
    public bool IsSharedCell { get; init; }

    public bool IsInLoop { get; init; }

    /// <summary>Whether a frame of its own shares it, so that it has to be kept at every checkpoint.</summary>
    public bool IsShared { get; set; }

    /// <summary>Whether it is a member of the frame. Known after hoisting.</summary>
    public bool IsHoisted { get; set; }
}
