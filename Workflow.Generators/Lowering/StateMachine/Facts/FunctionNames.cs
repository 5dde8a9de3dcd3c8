using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Binding;
using Workflow.Generators.Lowering.ReplayBody;

namespace Workflow.Generators.Lowering.StateMachine.Facts;

/// <summary>
/// Local functions of different blocks may share a name; in a machine they all stand in one method. The second of a name gets a number:
/// <c>Pack_2</c>, wherever it is named.
/// </summary>
internal sealed class FunctionNames
{
    private readonly Dictionary<ISymbol, string> _names = new(SymbolEqualityComparer.Default);

    public FunctionNames(SyntaxNode body, SemanticModel model, TokenEdits edits, CancellationToken cancellationToken)
    {
        List<LocalFunctionStatementSyntax> functions = [.. body.DescendantNodes().OfType<LocalFunctionStatementSyntax>()];
        if (functions.Count == 0) return;
        HashSet<string> taken = new(StringComparer.Ordinal);
        HashSet<string> written = [.. body.DescendantTokens().Select(static each => each.ValueText)];
        foreach (LocalFunctionStatementSyntax function in functions)
        {
            string name = function.Identifier.ValueText;
            string unique = name;
            for (int number = 2; !taken.Add(unique) || IsOfLambda(unique) || unique != name && written.Contains(unique); number++) unique = $"{name}_{number}";
            _names.Add(model.GetDeclaredSymbol(function, cancellationToken)!, unique);
            if (unique != name) edits.Instead(function.Identifier, Identifier.Of(unique));
        }

        foreach (SimpleNameSyntax reference in body.DescendantNodes().OfType<SimpleNameSyntax>()) Rename(reference, model, edits, cancellationToken);
    }

    public string Of(IMethodSymbol function) => _names[function.OriginalDefinition];

    private void Rename(SimpleNameSyntax reference, SemanticModel model, TokenEdits edits, CancellationToken cancellationToken)
    {
        SymbolInfo info = model.GetSymbolInfo(reference, cancellationToken);
        ISymbol? symbol = (info.Symbol ?? info.CandidateSymbols.FirstOrDefault())?.OriginalDefinition;
        if (symbol is null || !_names.TryGetValue(symbol, out string name) || name == symbol.Name) return;
        if (!NameOfText.Replace(reference, edits)) edits.Instead(reference.Identifier, Identifier.Of(name));
    }

    /// <summary>Whether a lambda's frame may have the name.</summary>
    private static bool IsOfLambda(string name) => name.StartsWith("lambda", StringComparison.Ordinal) && name.Skip("lambda".Length).All(char.IsDigit);
}
