using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Analyzers.State;

/// <summary>Where a variable gets the value that it holds at a checkpoint, in words: <c>set in line 12</c>.</summary>
internal static class Setting
{
    public static string Of(Variable variable, Checkpoint checkpoint, SyntaxNode method, SemanticModel model, CancellationToken cancellationToken)
    {
        if (variable.Declaration is not { } declaration) return "given when the run starts";
        int declared = Position.Of(declaration.GetFirstToken()).Line;
        if (variable.IsTemporary || model.GetDeclaredSymbol(declaration, cancellationToken) is not { } symbol) return $"set in line {declared}";
        List<Position> settings = [.. method.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == symbol.Name && IsSet(name) && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, symbol))
            .Select(static name => Position.Of(name.Identifier))];
        if (declaration is not VariableDeclaratorSyntax { Initializer: null }) settings.Add(Position.Of(declaration.GetFirstToken()));
        // In a loop the value may come from below.
        int below = settings.Select(static each => each.Line).DefaultIfEmpty(declared).Max();
        int line = settings.Where(each => IsBefore(each, checkpoint.Position)).Select(static each => each.Line).DefaultIfEmpty(below).Max();
        return $"set in line {line}";
    }

    private static bool IsBefore(Position one, Position other) => one.Line < other.Line || one.Line == other.Line && one.Column < other.Column;

    private static bool IsSet(IdentifierNameSyntax name) => name.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == name,
        ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.OutKeyword or (int)SyntaxKind.RefKeyword } => true,
        ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } tuple } => assignment.Left == tuple,
        _ => false,
    };
}
